package dev.nnm.benchmarks.measure;

/** Measures a line in this process. */
public final class Measuring {

    private Measuring() {}

    /**
     * The line's outcome.
     *
     * @throws IllegalStateException if the two sides do not compute the same
     */
    public static Outcome measure(Line line) {
        if (line.measure() instanceof Measure.Ratio ratio) {
            return ratio(ratio);
        }
        if (line.measure() instanceof Measure.Milliseconds milliseconds) {
            return milliseconds(milliseconds);
        }
        return Allocation.measure(((Measure.Allocation) line.measure()).side().prepare());
    }

    private static Outcome ratio(Measure.Ratio ratio) {
        Work ours = ratio.ours().prepare();
        Work theirs = ratio.theirs().prepare();
        Agreement.check(ours, theirs);
        return new Alternation(ours, theirs, Pace.current()).measure();
    }

    private static Outcome milliseconds(Measure.Milliseconds measure) {
        WarmUp.run(measure.once()::getAsDouble, Pace.current().warmUp());
        double[] times = new double[measure.rounds()];
        for (int i = 0; i < times.length; i++) {
            times[i] = measure.once().getAsDouble();
        }
        return Outcome.of(times);
    }
}
