package dev.nnm.compiler.check;

import java.util.Map;
import java.util.Optional;

/** What people who know other languages and libraries look for, and how it is written here. */
final class ForeignNames {

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("log", "The natural logarithm is ln(x); to another base b it is ln(x) / ln(b)."),
            Map.entry("log2", "It is written ln(x) / ln(2)."),
            Map.entry("log10", "It is written ln(x) / ln(10)."),
            Map.entry("pow", "A power is written a^b."),
            Map.entry("sqr", "A square is written x^2."),
            Map.entry("square", "A square is written x^2."),
            Map.entry("e", "It is written exp(1), and e^x is exp(x)."),
            Map.entry("inf", "It is written infinity."),
            Map.entry("arcsin", "It is written asin(x)."),
            Map.entry("arccos", "It is written acos(x)."),
            Map.entry("arctan", "It is written atan(x)."),
            Map.entry("round", "It is written floor(x + 0.5)."),
            Map.entry("ceil", "It is written -floor(-x)."),
            Map.entry("dot", "A product of vectors is written a @ b."),
            Map.entry("matmul", "A product of matrices is written A @ B."),
            Map.entry("transpose", "A transpose is written A'."),
            Map.entry("len", "The number of elements is size(x)."),
            Map.entry("length", "The number of elements is size(x)."),
            Map.entry("shape", "The size of an axis is size(x, axis)."),
            Map.entry("vector", "A vector is written [a, b]."),
            Map.entry("mse", "It is written mean((y - t)^2); the sum of squares is squared_error(y, t)."),
            Map.entry("detach", "A value that counts as a constant is written stop(x)."),
            Map.entry("where", "A choice is written: if c then a else b."));

    private ForeignNames() {}

    /** How what the name stands for elsewhere is written here, if that is known. */
    static Optional<String> advice(String name) {
        return Optional.ofNullable(ADVICE.get(name));
    }
}
