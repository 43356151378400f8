package dev.nnm.benchmarks.measure;

/** How many threads both sides of a line may use. */
public enum Threads {
    /** One. */
    ONE("1"),
    /** As many as there are processors. */
    ALL("all");

    private final String text;

    Threads(String text) {
        this.text = text;
    }

    /** How a table shows it. */
    public String text() {
        return text;
    }

    /** The number on this machine. */
    public int count() {
        return this == ONE ? 1 : Runtime.getRuntime().availableProcessors();
    }
}
