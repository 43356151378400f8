package dev.nnm.benchmarks.measure;

/** How long a line is measured. */
public enum Pace {
    /** All lines in about a quarter of an hour. */
    SHORT(400, 3000),
    /** Four times as long, for smaller quartiles. */
    LONG(1000, 12_000);

    private static final String OPTION = "benchmarks.pace";
    private static final long NANOSECONDS = 1_000_000;

    private final long warmUp;
    private final long measuring;

    Pace(long warmUp, long measuring) {
        this.warmUp = warmUp * NANOSECONDS;
        this.measuring = measuring * NANOSECONDS;
    }

    /** That of this process. */
    static Pace current() {
        return valueOf(System.getProperty(OPTION, SHORT.name()));
    }

    /** The option of Java that gives a process this pace. */
    public String option() {
        return "-D" + OPTION + "=" + name();
    }

    /** The nanoseconds that a side runs, twice, without that anything is compiled, before it is timed. */
    long warmUp() {
        return warmUp;
    }

    /** The nanoseconds in which both sides are timed. */
    long measuring() {
        return measuring;
    }
}
