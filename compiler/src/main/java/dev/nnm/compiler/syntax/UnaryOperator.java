package dev.nnm.compiler.syntax;

/** An operator written before its operand. */
public enum UnaryOperator {
    /** Changes the sign. */
    NEGATE("-"),
    /** Changes nothing. */
    PLUS("+"),
    /** Logical negation. */
    NOT("not");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As written in a program. */
    public String symbol() {
        return symbol;
    }
}
