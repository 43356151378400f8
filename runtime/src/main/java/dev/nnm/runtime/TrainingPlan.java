package dev.nnm.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model file's {@code train} block.
 *
 * @param data the training examples, or null if the file names none
 * @param validationFraction the part of the examples set aside to validate, from 0 to below 1
 * @param preparations fitted to the training part, applied in this order
 * @param optimizer how the parameters are updated
 * @param epochs how often all training examples are seen
 * @param batch the examples for one update
 * @param seed decides every random number
 * @param patience epochs without improvement after which training stops; 0 for no early stopping
 */
public record TrainingPlan(
        @Nullable DataPlan data,
        double validationFraction,
        List<PreparationPlan> preparations,
        OptimizerPlan optimizer,
        int epochs,
        int batch,
        long seed,
        int patience) {

    /** Copies the list. */
    public TrainingPlan {
        preparations = List.copyOf(preparations);
    }
}
