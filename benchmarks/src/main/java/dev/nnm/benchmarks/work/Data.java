package dev.nnm.benchmarks.work;

import java.util.Random;

/** Numbers to compute with, the same on every side. */
public final class Data {

    private Data() {}

    /** Normally distributed numbers. */
    public static float[] normal(long seed, int count) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** Class numbers from 0 on. */
    public static float[] labels(long seed, int count, int classes) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextInt(classes);
        }
        return numbers;
    }
}
