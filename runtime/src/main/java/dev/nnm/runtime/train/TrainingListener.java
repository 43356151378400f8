package dev.nnm.runtime.train;

import dev.nnm.runtime.weights.Weights;
import java.util.function.Supplier;

/** Is told how training goes on, in the training thread, and can end it. */
@FunctionalInterface
public interface TrainingListener {

    /** Whether training goes on. */
    enum Decision {
        /** Go on. */
        CONTINUE,
        /** End after this epoch and keep what is learnt. */
        STOP
    }

    /** Training begins. */
    default void started(TrainingStart start) {}

    /**
     * An epoch is finished.
     *
     * @param epoch what it brought
     * @param weights makes a copy of the weights after this epoch; to be called before returning
     */
    Decision epochFinished(EpochRecord epoch, Supplier<Weights> weights);

    /** A listener that lets training run to its end. */
    static TrainingListener none() {
        return (epoch, weights) -> Decision.CONTINUE;
    }
}
