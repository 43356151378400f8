package dev.nnm.compiler.syntax;

/** An operator that combines the values of an expression for all values of its bound indices. */
public enum ReductionOperator {
    /** Sum. */
    SUM("sum"),
    /** Product. */
    PROD("prod"),
    /** Arithmetic mean. */
    MEAN("mean"),
    /** The greatest. */
    MAX("max"),
    /** The least. */
    MIN("min");

    private final String word;

    ReductionOperator(String word) {
        this.word = word;
    }

    /** As written in a program. */
    public String word() {
        return word;
    }
}
