package dev.nnm.benchmarks.measure;

import java.util.function.DoubleSupplier;

/** What is measured of a line. */
public sealed interface Measure {

    /**
     * How long ours takes in relation to theirs: both in one process, in turns.
     *
     * @param ours the generated kernels
     * @param theirs what they are compared with
     */
    record Ratio(Side ours, Side theirs) implements Measure {}

    /**
     * How long something takes, in milliseconds.
     *
     * @param once does it once and returns the milliseconds that it took
     * @param rounds how often it is done, once it has run until the JIT is quiet
     */
    record Milliseconds(DoubleSupplier once, int rounds) implements Measure {}

    /**
     * How many bytes a run allocates.
     *
     * @param side whose runs
     */
    record Allocation(Side side) implements Measure {}
}
