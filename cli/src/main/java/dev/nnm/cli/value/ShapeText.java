package dev.nnm.cli.value;

import java.util.List;

/** How messages word a shape. */
public final class ShapeText {

    private ShapeText() {}

    /** {@code a number} or {@code [2, 3]}. */
    public static String of(List<Integer> shape) {
        return shape.isEmpty() ? "a number" : shape.toString();
    }
}
