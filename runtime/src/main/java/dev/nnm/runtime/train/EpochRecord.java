package dev.nnm.runtime.train;

import org.jspecify.annotations.Nullable;

/**
 * What an epoch brought.
 *
 * @param epoch its number, from 1
 * @param trainingLoss the mean loss over the training examples, each measured just before the update it belongs to
 * @param validation the scores on the validation examples after the epoch, or null if there are none
 */
public record EpochRecord(
        int epoch, double trainingLoss, @Nullable Scores validation) {

    /** The loss that early stopping watches: on the validation examples if there are any. */
    public double watchedLoss() {
        return validation == null ? trainingLoss : validation.loss();
    }
}
