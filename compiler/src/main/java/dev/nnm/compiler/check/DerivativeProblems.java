package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;

/** The wording of what can be wrong with a derivative in a program. */
final class DerivativeProblems {

    private DerivativeProblems() {}

    static CompileException notByName(SourceSpan span, String function) {
        return Wording.problem(
                span,
                function + " differentiates by names",
                "This is an expression. Give it a name and use that name in what is differentiated, take an element of"
                        + " the result,\nas in grad(y, x)[0], or differentiate a function: grad(f)(x).");
    }

    static CompileException notASingleNumber(SourceSpan span, String function, String text, Shape shape) {
        return Wording.problem(
                span,
                function + " is of a single number",
                Wording.quoted(text) + " is a tensor of shape " + shape
                        + ". Take its sum or an element, or use jacobian, jvp or vjp.");
    }

    static CompileException independent(SourceSpan span, String y, String x) {
        return Wording.problem(
                span,
                Wording.quoted(y) + " does not depend on " + Wording.quoted(x),
                "Its derivative would be 0 everywhere. What is differentiated must be computed from the very name.");
    }

    static CompileException functionOfNothing(SourceSpan span, String function, String name) {
        return Wording.problem(
                span,
                function + " needs a function of something",
                Wording.quoted(name) + " has no parameters; a function is differentiated by its first one.");
    }

    static CompileException sameVariableTwice(SourceSpan span) {
        return Wording.problem(span, "two of these names stand for the same value", "Each variable is listed once.");
    }

    static CompileException dependentVariables(SourceSpan span, String function) {
        return Wording.problem(
                span,
                function + " takes variables that do not depend on each other",
                "One of these is computed from another, so they cannot be moved independently.");
    }

    static CompileException vectorCount(SourceSpan span, int found, int expected) {
        return Wording.problem(
                span,
                "a vector for each variable is needed",
                "There are " + expected + " variables and " + found + (found == 1 ? " vector." : " vectors."));
    }

    static CompileException tooManyOwnDerivatives(SourceSpan span, int limit) {
        return Wording.problem(span, "too many derivatives", "A function can state at most " + limit + ".");
    }

    static CompileException ownDerivativeShape(SourceSpan span, String what, Shape shape, Shape result) {
        return Wording.problem(
                span,
                "a stated derivative must have the shape of the function's value",
                Wording.both("The value", NamedShape.of(result), what, NamedShape.of(shape))
                        + ".\nDerivatives are stated element by element: they and the parameters broadcast to the value.");
    }
}
