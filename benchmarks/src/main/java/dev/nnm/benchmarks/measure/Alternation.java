package dev.nnm.benchmarks.measure;

/**
 * Times two works in turns, so that what disturbs the machine disturbs both. A round is a block of runs of the one,
 * then a block of the other; a round's ratio of times is one value of the sample. With several threads there is a pause
 * between blocks.
 */
final class Alternation {

    private static final long BLOCK = 25_000_000L;
    /** So long the threads of a library may go on spinning after their work. */
    private static final long REST = 20;

    private static final int FEWEST_ROUNDS = 5;
    private static final int MOST_ROUNDS = 101;

    private final Work ours;
    private final Work theirs;
    private final Pace pace;

    Alternation(Work ours, Work theirs, Pace pace) {
        this.ours = ours;
        this.theirs = theirs;
        this.pace = pace;
    }

    /** The ratio of times and the times of one run. */
    Outcome measure() {
        WarmUp.run(ours, pace.warmUp());
        WarmUp.run(theirs, pace.warmUp());
        long ourRuns = runsOfABlock(ours);
        long theirRuns = runsOfABlock(theirs);
        double[] ourTimes = new double[MOST_ROUNDS];
        double[] theirTimes = new double[MOST_ROUNDS];
        long end = System.nanoTime() + pace.measuring();
        int rounds = 0;
        while (rounds < MOST_ROUNDS && (rounds < FEWEST_ROUNDS || System.nanoTime() < end)) {
            rest();
            ourTimes[rounds] = time(ours, ourRuns);
            rest();
            theirTimes[rounds] = time(theirs, theirRuns);
            rounds++;
        }
        return outcome(ourTimes, theirTimes, rounds);
    }

    private static Outcome outcome(double[] ourTimes, double[] theirTimes, int rounds) {
        double[] ratios = new double[rounds];
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ours[i] = ourTimes[i];
            theirs[i] = theirTimes[i];
            ratios[i] = ours[i] / theirs[i];
        }
        return Outcome.of(ratios, Outcome.quantile(ours, 0.5), Outcome.quantile(theirs, 0.5));
    }

    /** Lets helping threads of the other side come to rest. */
    private static void rest() {
        if (Threads.allowed() == 1) {
            return;
        }
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long runsOfABlock(Work work) {
        long runs = 1;
        while (runs < 1L << 30 && time(work, runs) * runs < BLOCK) {
            runs *= 2;
        }
        return runs;
    }

    /** The nanoseconds of a run, from a block of runs. */
    private static double time(Work work, long runs) {
        long start = System.nanoTime();
        for (long i = 0; i < runs; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / (double) runs;
    }
}
