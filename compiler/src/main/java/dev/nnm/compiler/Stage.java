package dev.nnm.compiler;

/** The stages of the compiler that can be shown. */
public enum Stage {
    /** The syntax tree. */
    AST,
    /** The graph as the user wrote it. */
    GRAPH,
    /** The graph with its derivatives, as differentiation made it. */
    DERIVATIVE,
    /** The same, simplified. */
    SIMPLIFIED,
    /** Loops over arrays. */
    LOOPS,
    /** Where the loops' arrays are, and how much memory they take. */
    MEMORY,
    /** Java source. */
    JAVA
}
