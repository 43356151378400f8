package dev.nnm.benchmarks.measure;

/** How many threads both sides of a line may use. */
public enum Threads {
    /** One. */
    ONE("1"),
    /** Two. */
    TWO("2"),
    /** As many as there are processors. */
    ALL("all");

    private static final String ALLOWED = "benchmarks.threads";

    private final String text;

    Threads(String text) {
        this.text = text;
    }

    /** How a table shows it. */
    public String text() {
        return text;
    }

    /** How many this process may use: the line's, where the report started it, else one. */
    public static int allowed() {
        return Integer.getInteger(ALLOWED, 1);
    }

    /** The option of Java that lets a process use that many. */
    public String option() {
        return "-D" + ALLOWED + "=" + count();
    }

    /** The number on this machine. */
    public int count() {
        return switch (this) {
            case ONE -> 1;
            case TWO -> 2;
            case ALL -> Runtime.getRuntime().availableProcessors();
        };
    }
}
