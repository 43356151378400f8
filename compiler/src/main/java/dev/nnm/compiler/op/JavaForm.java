package dev.nnm.compiler.op;

/** How generated Java computes an elementwise operation. */
public sealed interface JavaForm {

    /**
     * A prefix operator.
     *
     * @param symbol the operator
     */
    record Prefix(String symbol) implements JavaForm {}

    /**
     * An infix operator.
     *
     * @param symbol the operator
     * @param precedence Java's, a greater number binding tighter
     * @param associative whether a right operand of the same operator may stand without parentheses; never for
     *     floating-point arithmetic
     */
    record Infix(String symbol, int precedence, boolean associative) implements JavaForm {}

    /**
     * A static method of doubles, the result narrowed in single precision.
     *
     * @param owner the class
     * @param method the method's name
     */
    record Call(Class<?> owner, String method) implements JavaForm {}

    /**
     * A static method that has an overload for each precision, such as {@code Math.max}.
     *
     * @param owner the class
     * @param method the method's name
     */
    record OverloadedCall(Class<?> owner, String method) implements JavaForm {}

    /** {@code condition ? a : b}. */
    record Choice() implements JavaForm {}
}
