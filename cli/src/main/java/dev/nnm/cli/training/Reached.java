package dev.nnm.cli.training;

import dev.nnm.runtime.train.EpochRecord;
import dev.nnm.runtime.weights.Weights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a training has come.
 *
 * @param lossBefore the mean loss over the training examples before training, or null if it is not computed yet
 * @param history the complete epochs
 * @param weights after the last complete epoch, or null if none is complete
 */
public record Reached(
        @Nullable Double lossBefore,
        List<EpochRecord> history,
        @Nullable Weights weights) {

    /** Copies the list. */
    public Reached {
        history = List.copyOf(history);
    }
}
