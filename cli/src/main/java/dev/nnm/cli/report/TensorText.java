package dev.nnm.cli.report;

import dev.nnm.runtime.Precision;
import java.util.List;
import java.util.function.DoubleFunction;

/** A number or tensor as text that the options of the command read back. */
final class TensorText {

    private final DoubleFunction<String> number;

    private TensorText(DoubleFunction<String> number) {
        this.number = number;
    }

    /** Text with all the digits that tell numbers of a precision apart. */
    static TensorText of(Precision precision) {
        return new TensorText(number -> NumberText.of(precision, number));
    }

    /** Text with few digits, for people to compare at a glance. */
    static TensorText rounded() {
        return new TensorText(NumberText::rounded);
    }

    /**
     * A number as such, a vector in brackets on one line, a matrix with a line for each row, and so on.
     *
     * @param elements row-major
     */
    String print(List<Integer> shape, double[] elements) {
        return shape.isEmpty() ? number.apply(elements[0]) : print(shape, elements, 0, elements.length, 0);
    }

    private String print(List<Integer> shape, double[] elements, int from, int to, int axis) {
        if (axis == shape.size()) {
            return number.apply(elements[from]);
        }
        boolean isLast = axis == shape.size() - 1;
        String separator = isLast ? ", " : ",\n" + " ".repeat(axis + 1);
        StringBuilder text = new StringBuilder("[");
        int count = shape.get(axis);
        for (int i = 0; i < count; i++) {
            int size = (to - from) / count;
            text.append(i == 0 ? "" : separator)
                    .append(print(shape, elements, from + i * size, from + (i + 1) * size, axis + 1));
        }
        return text.append(']').toString();
    }
}
