package dev.nnm.benchmarks.measure;

/** Sees that two sides compute the same, before they are timed. */
final class Agreement {

    /** Floats summed in different orders differ by about this much. */
    private static final double TOLERANCE = 2e-3;

    private static final int RUNS = 3;

    private Agreement() {}

    /**
     * Runs both a few times and compares: a training step then sees what the steps before it did to the parameters.
     *
     * @throws IllegalStateException if the results differ
     */
    static void check(Work ours, Work theirs) {
        for (int i = 0; i < RUNS; i++) {
            ours.run();
            theirs.run();
        }
        double a = ours.fingerprint();
        double b = theirs.fingerprint();
        boolean agree = Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
        if (!agree && !Double.isNaN(b)) {
            throw new IllegalStateException("the sides compute different things: ours " + a + ", theirs " + b);
        }
    }
}
