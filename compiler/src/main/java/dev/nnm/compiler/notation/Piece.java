package dev.nnm.compiler.notation;

/**
 * A written expression.
 *
 * @param text the expression, without parentheses around it
 * @param precedence how tightly it holds together; see {@link Precedence}
 */
record Piece(String text, int precedence) {

    static Piece atom(String text) {
        return new Piece(text, Precedence.ATOM);
    }

    boolean startsWithMinus() {
        return text.startsWith("-");
    }

    boolean isSigned() {
        return precedence == Precedence.SIGNED;
    }

    /** What follows the minus. */
    String withoutMinus() {
        return text.substring(1);
    }
}
