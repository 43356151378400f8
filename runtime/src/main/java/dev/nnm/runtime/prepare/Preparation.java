package dev.nnm.runtime.prepare;

import dev.nnm.runtime.data.VariableData;

/** A way to prepare an input, element by element. */
@FunctionalInterface
public interface Preparation {

    /** Learns the map from the training examples, of which there is at least one. */
    FittedPreparation fit(VariableData training);
}
