package dev.nnm.runtime;

import java.util.List;

/**
 * What a model is trained to produce.
 *
 * @param name the name in the model file
 * @param shape the sizes for one example; empty for a scalar
 * @param classes the labels, of which a scalar target holds the index; empty if the target is a number
 */
public record TargetVariable(String name, List<Integer> shape, List<String> classes) {

    /** Copies the lists. */
    public TargetVariable {
        shape = List.copyOf(shape);
        classes = List.copyOf(classes);
    }

    /** The number of elements for one example. */
    public int size() {
        return Shapes.size(shape);
    }

    /** Whether this target is one of several classes. */
    public boolean isClass() {
        return !classes.isEmpty();
    }
}
