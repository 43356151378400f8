package dev.nnm.runtime.train;

import dev.nnm.runtime.CompiledModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What training brought.
 *
 * @param model the trained model
 * @param initialLoss the mean loss over the training examples before training
 * @param training the scores of the trained model on the training examples
 * @param validation the scores of the trained model on the validation examples, or null if there are none
 * @param history an entry for each epoch
 * @param bestEpoch the epoch whose weights the model has: the best with early stopping, otherwise the last; 0 for none
 * @param end why training ended
 * @param seconds how long it took
 */
public record TrainingResult(
        CompiledModel model,
        double initialLoss,
        Scores training,
        @Nullable Scores validation,
        List<EpochRecord> history,
        int bestEpoch,
        End end,
        double seconds) {

    /** Copies the list. */
    public TrainingResult {
        history = List.copyOf(history);
    }

    /** Why training ended. */
    public enum End {
        /** All epochs are done. */
        ALL_EPOCHS,
        /** No improvement for as many epochs as the patience. */
        NO_IMPROVEMENT,
        /** The listener asked for it. */
        REQUESTED
    }

    /** The mean loss over the training examples after training. */
    public double finalLoss() {
        return training.loss();
    }

    /** Whether training ended before all epochs were done. */
    public boolean stoppedEarly() {
        return end != End.ALL_EPOCHS;
    }
}
