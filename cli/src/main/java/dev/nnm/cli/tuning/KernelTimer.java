package dev.nnm.cli.tuning;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the time of what is run again and again, after the JIT has compiled it. */
final class KernelTimer {

    private static final long MILLISECOND = 1_000_000;
    private static final long WARM_UP = 1500 * MILLISECOND;
    private static final long LONGEST_WARM_UP = 20_000 * MILLISECOND;
    private static final long MEASURING = 1000 * MILLISECOND;
    private static final long ROUND = 50 * MILLISECOND;
    private static final int QUIET_ROUNDS = 4;
    private static final int LEAST_ROUNDS = 3;

    private final Runnable run;
    private long runsOfRound = 1;

    private KernelTimer(Runnable run) {
        this.run = run;
    }

    /** The nanoseconds of a run: the median of rounds. */
    static double median(Runnable run) {
        KernelTimer timer = new KernelTimer(run);
        timer.warmUp();
        return timer.measure();
    }

    /** Until some time has passed and nothing was compiled in the last rounds. */
    private void warmUp() {
        @Nullable CompilationMXBean jit = ManagementFactory.getCompilationMXBean();
        long start = System.nanoTime();
        int quiet = 0;
        while (!isWarm(System.nanoTime() - start, quiet)) {
            long before = compilationTime(jit);
            if (round() < ROUND) {
                runsOfRound *= 2;
            }
            quiet = compilationTime(jit) == before ? quiet + 1 : 0;
        }
    }

    private static boolean isWarm(long nanoseconds, int quietRounds) {
        return nanoseconds >= LONGEST_WARM_UP || (nanoseconds >= WARM_UP && quietRounds >= QUIET_ROUNDS);
    }

    private static long compilationTime(@Nullable CompilationMXBean jit) {
        return jit == null || !jit.isCompilationTimeMonitoringSupported() ? 0 : jit.getTotalCompilationTime();
    }

    private double measure() {
        List<Double> rounds = new ArrayList<>();
        long start = System.nanoTime();
        while (rounds.size() < LEAST_ROUNDS || System.nanoTime() - start < MEASURING) {
            rounds.add((double) round() / runsOfRound);
        }
        Collections.sort(rounds);
        return rounds.get(rounds.size() / 2);
    }

    private long round() {
        long start = System.nanoTime();
        for (long i = 0; i < runsOfRound; i++) {
            run.run();
        }
        return System.nanoTime() - start;
    }
}
