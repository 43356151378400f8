package dev.nnm.benchmarks.measure;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * Runs a work until the JIT has been quiet for a while: code with vectors is some hundred times slower before it is
 * compiled, and large kernels are compiled for seconds.
 */
final class WarmUp {

    private static final long LONGEST = 20_000_000_000L;
    private static final int QUIET_WINDOWS = 2;

    private WarmUp() {}

    /**
     * Warms up.
     *
     * @param window the nanoseconds of one of the two windows in which nothing may be compiled
     */
    static void run(Runnable work, long window) {
        CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();
        long end = System.nanoTime() + LONGEST;
        int quiet = 0;
        while (quiet < QUIET_WINDOWS && System.nanoTime() < end) {
            long before = compilation.getTotalCompilationTime();
            runFor(work, window);
            quiet = compilation.getTotalCompilationTime() == before ? quiet + 1 : 0;
        }
    }

    private static void runFor(Runnable work, long nanoseconds) {
        long end = System.nanoTime() + nanoseconds;
        do {
            work.run();
        } while (System.nanoTime() < end);
    }
}
