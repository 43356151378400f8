package dev.nnm.teach.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Numbers and tensors as people read them. */
public final class NumberText {

    /** More elements of a tensor than this are not written out. */
    private static final int MOST_ELEMENTS = 12;

    private static final int LOWEST_PLAIN_EXPONENT = -4;
    private static final int HIGHEST_PLAIN_EXPONENT = 7;

    private NumberText() {}

    /**
     * A number rounded to some significant digits, without trailing zeros: {@code 0.693147}, {@code 10},
     * {@code 1.5e-9}.
     *
     * @param digits {@link Cell#ALL} for as many as tell numbers apart
     */
    public static String of(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal exact = digits == Cell.ALL ? new BigDecimal(Double.toString(value)) : new BigDecimal(value);
        BigDecimal rounded = digits == Cell.ALL ? exact : exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        BigDecimal stripped = rounded.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        boolean plain = exponent >= LOWEST_PLAIN_EXPONENT && exponent < Math.max(HIGHEST_PLAIN_EXPONENT, digits);
        return plain ? stripped.toPlainString() : scientific(stripped, exponent);
    }

    private static String scientific(BigDecimal value, int exponent) {
        return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** A tensor in brackets; a large one by its shape and its first elements. */
    public static String of(Cell.Elements tensor) {
        List<Double> elements = tensor.elements();
        if (elements.size() > MOST_ELEMENTS) {
            String size = tensor.shape().toString().replace(", ", "×").replaceAll("[\\[\\]]", "");
            return "[" + of(elements.get(0), tensor.digits()) + ", " + of(elements.get(1), tensor.digits()) + ", … "
                    + size + "]";
        }
        return nested(tensor, tensor.shape(), 0, elements.size());
    }

    private static String nested(Cell.Elements tensor, List<Integer> shape, int from, int to) {
        if (shape.isEmpty()) {
            return of(tensor.elements().get(from), tensor.digits());
        }
        int size = (to - from) / shape.get(0);
        StringBuilder text = new StringBuilder("[");
        for (int start = from; start < to; start += size) {
            text.append(start == from ? "" : ", ")
                    .append(nested(tensor, shape.subList(1, shape.size()), start, start + size));
        }
        return text.append(']').toString();
    }
}
