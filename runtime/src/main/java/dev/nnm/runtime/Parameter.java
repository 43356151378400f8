package dev.nnm.runtime;

import java.util.List;

/**
 * A trained tensor of a model.
 *
 * @param name the name in the model file, with the layer's name in front where a function made it
 * @param shape the sizes; empty for a scalar
 * @param offset where its elements begin in the flat array of all parameters
 * @param initializer its values before training
 */
public record Parameter(String name, List<Integer> shape, int offset, Initializer initializer) {

    /** Copies the shape. */
    public Parameter {
        shape = List.copyOf(shape);
    }

    /** The number of elements. */
    public int size() {
        return Shapes.size(shape);
    }
}
