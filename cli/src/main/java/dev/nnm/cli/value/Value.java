package dev.nnm.cli.value;

import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * A number or tensor as the user wrote it.
 *
 * @param shape the sizes; empty for a number
 * @param elements row-major
 */
public record Value(List<Integer> shape, List<Double> elements) {

    /** Copies the lists. */
    public Value {
        shape = List.copyOf(shape);
        elements = List.copyOf(elements);
    }

    /** A number. */
    public static Value number(double number) {
        return new Value(List.of(), List.of(number));
    }

    /**
     * A tensor of equal parts along a new first axis.
     *
     * @param name whose value it is, for the message
     * @throws ValueException if the parts differ in shape
     */
    static Value stack(String name, List<Value> parts) {
        List<Integer> shape = new ArrayList<>(List.of(parts.size()));
        List<Double> elements = new ArrayList<>();
        for (Value part : parts) {
            if (!part.shape.equals(parts.get(0).shape)) {
                throw new ValueException("the parts of " + name + " differ in shape: "
                        + ShapeText.of(parts.get(0).shape) + " and " + ShapeText.of(part.shape));
            }
            elements.addAll(part.elements);
        }
        if (!parts.isEmpty()) {
            shape.addAll(parts.get(0).shape);
        }
        return new Value(shape, elements);
    }

    /**
     * A number that is written out.
     *
     * @param name whose value it is, for the message
     * @throws ValueException if it is too large for a double
     */
    static Value written(String number, String name) {
        double value = Double.parseDouble(number);
        if (Double.isInfinite(value)) {
            throw new ValueException(tooLarge(number, name, Precision.DOUBLE));
        }
        return number(value);
    }

    /** What messages say of a number that would become infinite. */
    static String tooLarge(String number, String name, Precision precision) {
        return number + " is too large for " + name + ": the " + precision.limit();
    }

    /** The elements in a new array. */
    public double[] toArray() {
        return elements.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
