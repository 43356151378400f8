package dev.nnm.cli.tuning;

/** What came of measuring a kernel in a process of its own. */
public sealed interface Measurement {

    /**
     * It was measured.
     *
     * @param nanoseconds the median of a run
     */
    record Time(double nanoseconds) implements Measurement {}

    /**
     * It was not.
     *
     * @param reason for people
     */
    record Failure(String reason) implements Measurement {}

    /** The user wants no more of it. */
    record Interruption() implements Measurement {}
}
