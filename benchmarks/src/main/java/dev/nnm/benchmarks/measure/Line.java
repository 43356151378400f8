package dev.nnm.benchmarks.measure;

/**
 * A line of the table of performance.
 *
 * @param name by which the command line calls it; unique
 * @param work what is done
 * @param against what it is compared with
 * @param threads how many threads may be used
 * @param atMost what the median must not exceed; infinite where nothing is demanded
 * @param measure how it is measured
 */
public record Line(String name, String work, String against, Threads threads, double atMost, Measure measure) {}
