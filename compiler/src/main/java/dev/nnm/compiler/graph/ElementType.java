package dev.nnm.compiler.graph;

/** What the elements of a tensor are. */
public enum ElementType {
    /** Floating-point numbers of the model's precision. */
    REAL,
    /** Truth values; where they are stored as numbers, true is 1 and false is 0. */
    BOOLEAN
}
