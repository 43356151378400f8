package dev.nnm.compiler.random;

import java.util.List;

/** Operators and elementary functions, with arguments inside their domains. */
final class Arithmetic {

    /** With continuous derivatives of all orders. */
    static final List<Construct> SMOOTH = Construct.elementwise(List.of(
            "(# + #)",
            "(# - #)",
            "(# * #)",
            "(# · #)",
            "(-#)",
            "(+#)",
            "(# / (1 + #^2))",
            "(#)²",
            "(#)^2",
            "(#)^3",
            "(1.5 + (#)^2)⁻¹",
            "((1 + (#)^2)^sin(#))",
            "(2^sin(#))",
            "((0.5 + (#)^2)^0.5)",
            "sin(#)",
            "cos(#)",
            "tan(0.7 * sin(#))",
            "asin(0.9 * sin(#))",
            "acos(0.9 * cos(#))",
            "atan(#)",
            "atan2(#, 1 + (#)^2)",
            "sinh(sin(#))",
            "cosh(sin(#))",
            "tanh(#)",
            "asinh(#)",
            "acosh(1.5 + (#)^2)",
            "atanh(0.9 * sin(#))",
            "exp(sin(#))",
            "exp(-(#)^2)",
            "expm1(sin(#))",
            "ln(1 + (#)^2)",
            "log1p((#)^2)",
            "sqrt(1 + (#)^2)",
            "erf(#)",
            "lgamma(1.5 + (#)^2)",
            "digamma(1.5 + (#)^2)",
            "polygamma(1, 1.5 + (#)^2)",
            "sigmoid(#)",
            "softplus(#)",
            "ln(sigmoid(#))",
            "(1 - sigmoid(#))",
            "ln(1 + exp(#))",
            "(0.5 * # + 0)",
            "((# - 0.25) * 1)"));

    /** With kinks, jumps, or parts that are not differentiated. */
    static final List<Construct> KINKED = Construct.elementwise(List.of(
            "abs(#)",
            "sign(#)",
            "(# + 0.1 * floor(3 * #))",
            "max(#, #)",
            "min(#, #, 0.5)",
            "max(#, 0)",
            "sqrt((#)^2)",
            "sqrt((#)^2 + (#)^2)",
            "(abs(#)^1.5)",
            "stop(#)",
            "(# * stop(#))"));

    private Arithmetic() {}
}
