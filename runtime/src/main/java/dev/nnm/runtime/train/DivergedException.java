package dev.nnm.runtime.train;

import dev.nnm.runtime.UserError;
import dev.nnm.runtime.weights.Weights;
import java.util.List;

/** Training ended because a loss or a parameter was no longer a finite number. */
public final class DivergedException extends UserError {

    private static final long serialVersionUID = 1L;

    private final transient Weights lastWeights;
    private final transient List<EpochRecord> history;

    DivergedException(String message, Weights lastWeights, List<EpochRecord> history) {
        super(message);
        this.lastWeights = lastWeights;
        this.history = List.copyOf(history);
    }

    /** The weights after the last complete epoch, or the initial ones. */
    public Weights lastWeights() {
        return lastWeights;
    }

    /** The complete epochs. */
    public List<EpochRecord> history() {
        return history;
    }
}
