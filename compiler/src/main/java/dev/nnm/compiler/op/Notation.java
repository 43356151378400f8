package dev.nnm.compiler.op;

/**
 * How an elementwise operation is written, as text in the language and in LaTeX. In {@code latex}, {@code #1},
 * {@code #2}, … stand for the arguments.
 */
public sealed interface Notation {

    /** The LaTeX pattern. */
    String latex();

    /**
     * {@code name(a, b)}.
     *
     * @param name the name in the language
     * @param latex the LaTeX pattern
     */
    record Function(String name, String latex) implements Notation {}

    /**
     * {@code a symbol b}.
     *
     * @param symbol the operator in the language
     * @param precedence the language's, a greater number binding tighter
     * @param latex the LaTeX pattern
     */
    record Infix(String symbol, int precedence, String latex) implements Notation {}

    /**
     * {@code symbol a}.
     *
     * @param symbol the operator in the language
     * @param precedence the language's, a greater number binding tighter
     * @param latex the LaTeX pattern
     */
    record Prefix(String symbol, int precedence, String latex) implements Notation {}

    /**
     * {@code if a then b else c}.
     *
     * @param latex the LaTeX pattern
     */
    record Choice(String latex) implements Notation {}

    /**
     * {@code a with derivative x: p, y: q}, of the arguments a, x, y, p, q.
     *
     * @param latex the LaTeX pattern
     */
    record WithDerivatives(String latex) implements Notation {}
}
