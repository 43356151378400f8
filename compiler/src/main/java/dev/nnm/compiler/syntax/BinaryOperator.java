package dev.nnm.compiler.syntax;

/** An operator written between its operands. */
public enum BinaryOperator {
    /** Sum, element by element. */
    ADD("+"),
    /** Difference, element by element. */
    SUBTRACT("-"),
    /** Product, element by element. */
    MULTIPLY("*"),
    /** Quotient, element by element. */
    DIVIDE("/"),
    /** Product of matrices and vectors. */
    MATRIX_PRODUCT("@"),
    /** Power, element by element. */
    POWER("^"),
    /** Less than. */
    LESS("<"),
    /** Less than or equal. */
    LESS_OR_EQUAL("<="),
    /** Greater than. */
    GREATER(">"),
    /** Greater than or equal. */
    GREATER_OR_EQUAL(">="),
    /** Equal. */
    EQUAL("=="),
    /** Not equal. */
    NOT_EQUAL("!="),
    /** Logical and. */
    AND("and"),
    /** Logical or. */
    OR("or");

    private final String symbol;

    BinaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As written in a program, in ASCII. */
    public String symbol() {
        return symbol;
    }

    /** Whether it compares two numbers. */
    public boolean isComparison() {
        return switch (this) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> true;
            default -> false;
        };
    }
}
