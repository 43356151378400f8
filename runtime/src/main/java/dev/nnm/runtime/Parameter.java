package dev.nnm.runtime;

import java.util.List;

/**
 * A tensor of a model that training sets.
 *
 * @param name the name in the model file, with the layer's name in front where a function made it
 * @param shape the sizes; empty for a scalar
 * @param offset where its elements begin in the flat array of all parameters
 * @param initializer its values before training
 * @param trained whether it moves along its gradient; otherwise it collects a statistic of the batches, and lies behind
 *     all trained ones
 */
public record Parameter(String name, List<Integer> shape, int offset, Initializer initializer, boolean trained) {

    /** Copies the shape. */
    public Parameter {
        shape = List.copyOf(shape);
    }

    /** A parameter that is trained. */
    public Parameter(String name, List<Integer> shape, int offset, Initializer initializer) {
        this(name, shape, offset, initializer, true);
    }

    /** The number of elements. */
    public int size() {
        return Shapes.size(shape);
    }
}
