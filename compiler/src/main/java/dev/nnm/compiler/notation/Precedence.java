package dev.nnm.compiler.notation;

import dev.nnm.compiler.op.Notation;

/** How tightly pieces of an expression hold together; a greater number binds tighter. */
final class Precedence {

    /** {@code if a then b else c}. */
    static final int CHOICE = 0;
    /** A sum or difference. */
    static final int SUM = 50;
    /** A product, quotient or number with a minus in front: {@code -2*x}. */
    static final int SIGNED = 55;
    /** {@code sum(k) a[k]*b[k]}: extends as far as a product does. */
    static final int REDUCTION = 57;
    /** {@code A @ x}. */
    static final int MATRIX_PRODUCT = 58;
    /** A product or quotient. */
    static final int PRODUCT = 60;
    /** A power. */
    static final int POWER = 80;
    /** What needs no parentheses anywhere. */
    static final int ATOM = 100;

    private Precedence() {}

    /** That of an operator of the language. */
    static int of(Notation.Infix operator) {
        return 10 * operator.precedence();
    }

    /** That of a prefix operator of the language. */
    static int of(Notation.Prefix operator) {
        return 10 * operator.precedence();
    }
}
