package dev.nnm.runtime;

import java.util.List;
import java.util.stream.Collectors;

/** Sizes of tensors, counted and worded. */
public final class Shapes {

    private Shapes() {}

    /** The number of elements; 1 for a scalar. */
    public static int size(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** How messages write a shape: {@code a number} or {@code [2, 3]}. */
    public static String inWords(List<Integer> shape) {
        return shape.isEmpty()
                ? "a number"
                : shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
