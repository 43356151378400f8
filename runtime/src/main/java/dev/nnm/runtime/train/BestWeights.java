package dev.nnm.runtime.train;

import dev.nnm.runtime.Storage;

/** Early stopping: remembers the parameters of the best epoch and counts the epochs since. */
final class BestWeights {

    private final int patience;
    private double loss = Double.POSITIVE_INFINITY;
    private int epoch;
    private final Storage parameters;

    /**
     * Begins with the initial parameters.
     *
     * @param patience epochs without improvement to wait; 0 to wait for ever and take the last epoch for the best
     */
    BestWeights(int patience, Storage initial) {
        this.patience = patience;
        this.parameters = initial.copyOfRange(0, initial.size());
    }

    /** Compares an epoch with the best so far. */
    void add(EpochRecord record, Storage current) {
        if (patience == 0 || record.watchedLoss() < loss) {
            loss = record.watchedLoss();
            epoch = record.epoch();
            current.copyTo(0, parameters, 0, parameters.size());
        }
    }

    boolean isPatienceOver(int currentEpoch) {
        return patience > 0 && currentEpoch - epoch >= patience;
    }

    int epoch() {
        return epoch;
    }

    Storage parameters() {
        return parameters;
    }
}
