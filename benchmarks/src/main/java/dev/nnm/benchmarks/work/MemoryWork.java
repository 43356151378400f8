package dev.nnm.benchmarks.work;

import dev.nnm.benchmarks.measure.Work;

/** Reads two arrays and writes a third, all larger than the caches: the triad of the STREAM benchmark. */
public final class MemoryWork implements Work {

    private static final int SIZE = 1 << 24;

    private final float[] a = new float[SIZE];
    private final float[] b = Data.normal(1, SIZE);
    private final float[] c = Data.normal(2, SIZE);

    /** The bytes that a run reads and writes. */
    public static double bytes() {
        return 3.0 * Float.BYTES * SIZE;
    }

    @Override
    public void run() {
        for (int i = 0; i < SIZE; i++) {
            a[i] = b[i] + 3 * c[i];
        }
    }

    @Override
    public double fingerprint() {
        return Double.NaN;
    }
}
