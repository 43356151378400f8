package dev.nnm.runtime.data;

import dev.nnm.runtime.NearestName;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Variable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How the text in a column becomes a number. */
sealed interface Field {

    /** The number that the text of a column stands for, spaces around it aside; empty if it stands for none. */
    OptionalDouble parse(String text);

    /** Ends the sentence "column 3 has "abc", but …". */
    String expected(String variable, String text);

    /**
     * Decimal numbers.
     *
     * @param precision in which they must be finite
     */
    record Decimal(Precision precision) implements Field {

        @Override
        public OptionalDouble parse(String text) {
            double value = valueOf(text.strip());
            return precision.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        }

        @Override
        public String expected(String variable, String text) {
            boolean isTooLarge = !Double.isNaN(valueOf(text));
            return variable + " needs a "
                    + (isTooLarge ? "number that is not too large: the " + precision.limit() + "." : "number.");
        }

        /** The number, infinite if it is too large for a double, or NaN if the text is none. */
        private static double valueOf(String text) {
            if (!isDecimal(text)) {
                return Double.NaN;
            }
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        /** Keeps out what Java would also accept: {@code NaN}, {@code 1d}, {@code 0x1p3}. */
        private static boolean isDecimal(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                    return false;
                }
            }
            return !text.isEmpty();
        }
    }

    /**
     * The labels of a class, each standing for its index.
     *
     * @param labels in the order of their indices
     * @param indexOf the index of each label, as it is written and without spaces around it
     * @param indexOfNumber the index of each label that is a number, so that 3.0 finds the label 3
     */
    record ClassLabel(List<String> labels, Map<String, Integer> indexOf, Map<Double, Integer> indexOfNumber)
            implements Field {

        private static final int MOST_LABELS_LISTED = 12;

        static ClassLabel of(Variable target) {
            Map<String, Integer> indexOf = new LinkedHashMap<>();
            Map<Double, Integer> indexOfNumber = new HashMap<>();
            target.classes().forEach(label -> indexOf.put(label, indexOf.size()));
            for (int i = 0; i < target.classes().size(); i++) {
                String label = target.classes().get(i).strip();
                if (!label.isEmpty()) {
                    indexOf.putIfAbsent(label, i);
                }
                int index = i;
                new Decimal(Precision.DOUBLE)
                        .parse(label)
                        .ifPresent(number -> indexOfNumber.putIfAbsent(number, index));
            }
            return new ClassLabel(target.classes(), indexOf, indexOfNumber);
        }

        @Override
        public OptionalDouble parse(String text) {
            Integer index = indexOf.getOrDefault(text, indexOf.get(text.strip()));
            if (index == null && !indexOfNumber.isEmpty()) {
                OptionalDouble number = new Decimal(Precision.DOUBLE).parse(text);
                index = number.isPresent() ? indexOfNumber.get(number.getAsDouble()) : null;
            }
            return index == null ? OptionalDouble.empty() : OptionalDouble.of(index);
        }

        @Override
        public String expected(String variable, String text) {
            String listed =
                    String.join(", ", labels.stream().limit(MOST_LABELS_LISTED).toList());
            String more = labels.size() > MOST_LABELS_LISTED ? ", …" : "";
            return variable + " is one of " + listed + more + "." + NearestName.question(text, labels);
        }
    }
}
