package dev.nnm.cli.value;

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

    /** The elements in a new array. */
    public double[] toArray() {
        return elements.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
