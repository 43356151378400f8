package dev.nnm.benchmarks.measure;

/** Work that is done again and again, and timed. All that it needs is made before. */
public interface Work extends Runnable {

    /** Does it once. */
    @Override
    void run();

    /**
     * A number that depends on what the last run computed, to see that two sides compute the same; NaN where there is
     * none.
     */
    double fingerprint();
}
