package dev.nnm.cli.value;

import dev.nnm.compiler.problem.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the words of values stand for: numbers, or labels of classes.
 *
 * @param classes the labels of variables that are classes
 */
record Words(Map<String, List<String>> classes) {

    // What Double.parseDouble reads, less its hexadecimal numbers and its suffixes f and d.
    private static final Pattern FINITE = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    /** As Java and JSON, Python, C and other languages print them. */
    private static final Map<String, Double> NOT_FINITE =
            Map.of("inf", Double.POSITIVE_INFINITY, "infinity", Double.POSITIVE_INFINITY, "nan", Double.NaN);

    /** Whether a variable's values are labels. */
    boolean isClass(String variable) {
        return classes.containsKey(variable);
    }

    /**
     * The element that a word stands for: a number, or the index of a label.
     *
     * @throws ValueException if it stands for none
     */
    Value element(String variable, String word) {
        List<String> labels = classes.get(variable);
        if (labels != null) {
            return label(variable, word, labels);
        }
        if (FINITE.matcher(word).matches()) {
            return Value.written(word, variable);
        }
        return Value.number(notFinite(word)
                .orElseThrow(
                        () -> new ValueException("expected a number for " + variable + ", found \"" + word + "\"")));
    }

    private static Optional<Double> notFinite(String word) {
        boolean isSigned = word.startsWith("-") || word.startsWith("+");
        String unsigned = (isSigned ? word.substring(1) : word).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(NOT_FINITE.get(unsigned)).map(value -> word.startsWith("-") ? -value : value);
    }

    private static Value label(String variable, String word, List<String> labels) {
        int index = labels.indexOf(word);
        if (index < 0) {
            String advice = Suggestions.nearest(word, labels)
                    .map(question -> ", " + question)
                    .orElse(": it is one of " + String.join(", ", labels));
            throw new ValueException(variable + " has no class \"" + word + "\"" + advice);
        }
        return Value.number(index);
    }
}
