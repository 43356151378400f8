package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;

/** The wording of what can be wrong with sizes: too much of something. */
final class SizeProblems {

    private SizeProblems() {}

    static CompileException outOfRange(SourceSpan span, String what, double found, int limit) {
        return found > 0
                ? Wording.problem(
                        span,
                        what + " is too large",
                        "It is " + Wording.number(found) + "; at most " + limit + " is possible.")
                : Wording.problem(
                        span,
                        what + " is too small",
                        "It is " + Wording.number(found) + "; at least -" + limit + " is possible.");
    }

    static CompileException sizeTooLarge(SourceSpan span, String what, double found, int limit) {
        return Wording.problem(
                span,
                what + " is too large",
                "It is " + Wording.number(found) + "; a tensor has at most " + limit + " elements.");
    }

    static CompileException tensorTooLarge(SourceSpan span, String what, Shape shape, double elements, int limit) {
        return Wording.problem(
                span,
                what + " is too large",
                "Its shape is " + shape + ", that is " + Wording.number(elements) + " elements; a tensor has at most "
                        + limit + ".");
    }

    static CompileException tooManyAxes(SourceSpan span, String what, int found, int limit) {
        return Wording.problem(
                span, what + " has too many axes", "It has " + found + " axes; a tensor has at most " + limit + ".");
    }

    static CompileException tooManyParameters(SourceSpan span, long total, int limit) {
        return Wording.problem(
                span,
                "the model has too many parameters",
                "With this one they have " + total + " elements; at most " + limit + " are possible.");
    }
}
