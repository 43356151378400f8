package dev.nnm.compiler.check;

/** How definitions become nodes. */
public enum Definitions {
    /** Equal expressions are one node, whatever the user calls them: what is compiled. */
    SHARED,
    /**
     * Each definition that depends on a variable is a node of its own, {@link dev.nnm.compiler.op.Marked} with its
     * name: the graph as the user drew it.
     */
    KEPT_APART
}
