package dev.nnm.compiler.op;

/** How a reduction combines elements. */
@SuppressWarnings("ImmutableEnumChecker") // rows of the table are immutable, but cannot be annotated so
public enum ReductionKind {
    /** Σ. */
    SUM("sum", 0, Elementwises.ADD),
    /** Π. */
    PRODUCT("prod", 1, Elementwises.MULTIPLY),
    /** The greatest; NaN if there is one. */
    MAXIMUM("max", Double.NEGATIVE_INFINITY, Elementwises.MAXIMUM),
    /** The least; NaN if there is one. */
    MINIMUM("min", Double.POSITIVE_INFINITY, Elementwises.MINIMUM);

    private final String label;
    private final double start;
    private final Elementwise combine;

    ReductionKind(String label, double start, Elementwise combine) {
        this.label = label;
        this.start = start;
        this.combine = combine;
    }

    /** The name in the language. */
    public String label() {
        return label;
    }

    /** The value over no elements. */
    public double start() {
        return start;
    }

    /** How two values are combined. */
    public Elementwise combine() {
        return combine;
    }
}
