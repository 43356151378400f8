package dev.nnm.benchmarks.table;

/**
 * A demand on several lines together: the geometric mean of their medians.
 *
 * @param work what these lines have in common
 * @param against what they are compared with
 * @param prefix how their names begin
 * @param atMost what the mean must not exceed
 */
public record Mean(String work, String against, String prefix, double atMost) {}
