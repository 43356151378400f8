package dev.nnm.benchmarks.measure;

/** One of those that are compared: prepares its work. */
@FunctionalInterface
public interface Side {

    /** Allocates and compiles all that the work needs. */
    Work prepare();
}
