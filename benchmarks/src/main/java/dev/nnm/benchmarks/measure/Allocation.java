package dev.nnm.benchmarks.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The bytes that a thread allocates in a run, once warmed up: what JMH reports as {@code gc.alloc.rate.norm}. */
final class Allocation {

    private static final int SAMPLES = 9;
    private static final int RUNS = 200;

    private Allocation() {}

    static Outcome measure(Work work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        WarmUp.run(work, Pace.current().warmUp());
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
}
