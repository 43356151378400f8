package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A shape as messages show it, with the names of its dimensions.
 *
 * @param shape the sizes
 * @param names for each axis the dimension from which its size comes; empty where there is none
 */
record NamedShape(Shape shape, List<String> names) {

    /** Copies the names. */
    NamedShape {
        names = List.copyOf(names);
    }

    /** A shape of whose dimensions nothing is known. */
    static NamedShape of(Shape shape) {
        return new NamedShape(shape, Collections.nCopies(shape.rank(), ""));
    }

    boolean isScalar() {
        return shape.isScalar();
    }

    /** The sizes without brackets, as they are written in a call. */
    String sizes() {
        List<String> sizes = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            String name = names.get(axis);
            sizes.add(name.isEmpty() ? String.valueOf(shape.size(axis)) : name);
        }
        return String.join(", ", sizes);
    }

    /** For instance {@code [T = 28, 4]}. */
    @Override
    public String toString() {
        List<String> sizes = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            String name = names.get(axis);
            sizes.add((name.isEmpty() ? "" : name + " = ") + shape.size(axis));
        }
        return "[" + String.join(", ", sizes) + "]";
    }
}
