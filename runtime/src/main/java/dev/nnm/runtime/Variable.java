package dev.nnm.runtime;

import java.util.List;

/**
 * An input or an output of a model.
 *
 * @param name the name in the model file
 * @param shape the sizes for one example; empty for a scalar
 */
public record Variable(String name, List<Integer> shape) {

    /** Copies the shape. */
    public Variable {
        shape = List.copyOf(shape);
    }

    /** The number of elements for one example. */
    public int size() {
        return Shapes.size(shape);
    }
}
