package dev.nnm.compiler.simplify;

/** What a rewrite promises about the value that it replaces. */
public enum Exactness {
    /** The same bits at every point, for −0.0, ±∞ and NaN too; the same derivatives. */
    EXACT,
    /** A cheaper form whose result is as accurate; for kernels, after differentiation. */
    LOWERING,
    /** A cheaper form that adds the same terms in another order, so that last bits may differ; for kernels. */
    REORDERING,
    /**
     * The same function of real numbers, with a value that is at least as accurate and stays finite where the original
     * overflows; before differentiation.
     */
    STABILISING,
    /** The same function of real numbers wherever both sides are defined; for formulas that people read. */
    ALGEBRAIC
}
