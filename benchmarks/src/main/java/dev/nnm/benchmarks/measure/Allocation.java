package dev.nnm.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The bytes that a thread allocates in a run, once warmed up: what JMH reports as {@code gc.alloc.rate.norm}. */
final class Allocation {

    private static final int WARM_UP_RUNS = 20_000;
    private static final long WARM_UP = 2_000_000_000L;
    private static final int SAMPLES = 9;
    private static final int RUNS = 200;

    private Allocation() {}

    static Outcome measure(Work work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        warmUp(work);
        double[] bytes = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int run = 0; run < RUNS; run++) {
                work.run();
            }
            bytes[i] = (threads.getCurrentThreadAllocatedBytes() - before) / (double) RUNS;
        }
        return Outcome.of(bytes);
    }

    private static void warmUp(Work work) {
        long end = System.nanoTime() + WARM_UP;
        for (int run = 0; run < WARM_UP_RUNS && System.nanoTime() < end; run++) {
            work.run();
        }
    }
}
