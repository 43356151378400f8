package dev.nnm.compiler.op;

import java.util.Arrays;

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

    /**
     * The reduction that combines by an operation.
     *
     * @throws IllegalArgumentException if none does
     */
    public static ReductionKind combiningBy(Elementwise combine) {
        return Arrays.stream(values())
                .filter(kind -> kind.combine == combine)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is reduced by " + combine.name()));
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
