package dev.nnm.runtime;

/** The floating-point type that a model's kernels and weights use. */
public enum Precision {
    /** 32-bit IEEE 754 numbers: for training. */
    FLOAT("largest float is about 3.4e38"),
    /** 64-bit IEEE 754 numbers: for studying derivatives. */
    DOUBLE("largest double is about 1.8e308");

    private final String limit;

    Precision(String limit) {
        this.limit = limit;
    }

    /** Whether a number stays finite in this type. */
    public boolean isFinite(double number) {
        return Double.isFinite(this == FLOAT ? (float) number : number);
    }

    /** What messages say of numbers that are too large, after an article: {@code largest float is about 3.4e38}. */
    public String limit() {
        return limit;
    }
}
