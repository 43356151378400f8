package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;
import java.util.List;

/** The wording of what can be wrong with a value: its kind, and what must be known of it when the model is compiled. */
final class ValueProblems {

    private ValueProblems() {}

    static CompileException classTwice(SourceSpan span, String name) {
        return Wording.problem(
                span, "the class " + Wording.quoted(name) + " is listed twice", "Each class is listed once.");
    }

    static CompileException expected(SourceSpan span, String expected, Value found) {
        return Wording.problem(
                span, "expected " + expected + ", found " + found.describe(), Describe.wayOut(expected, found));
    }

    static CompileException notKnown(SourceSpan span, String what) {
        return Wording.problem(
                span,
                what + " must be known when the model is compiled",
                "This depends on inputs, targets, parameters or indices; use numbers, constants and sizes only.");
    }

    static CompileException tooMuchToCompute(SourceSpan span, String what) {
        return Wording.problem(
                span,
                what + " must be known when the model is compiled",
                "This takes too much computation for that; use numbers, small constants and sizes only.");
    }

    static CompileException notAWholeNumber(SourceSpan span, String what, double found) {
        return Wording.problem(span, what + " must be a whole number", "It is " + Wording.number(found) + ".");
    }

    static CompileException notACount(SourceSpan span, String what, double found) {
        return Wording.problem(
                span, what + " must be a whole number from 1 on", "It is " + Wording.number(found) + ".");
    }

    static CompileException outOfRange(SourceSpan span, String what, double found, String range) {
        return Wording.problem(span, what + " must be " + range, "It is " + Wording.number(found) + ".");
    }

    static CompileException emptyInterval(SourceSpan span, double low, double high) {
        return Wording.problem(
                span,
                "there is no number in this range",
                "The lower bound, " + Wording.number(low) + ", is above the upper one, " + Wording.number(high) + ".");
    }

    static CompileException unknownClass(SourceSpan span, String found, List<String> classes) {
        String suggestion = Wording.nearest(found, classes).map(s -> "; " + s).orElse(".");
        return Wording.problem(
                span,
                "unknown class " + Wording.quoted(found),
                "The classes are " + Wording.listed(classes) + suggestion);
    }

    static CompileException classCount(SourceSpan span, int scores, int classes) {
        return Wording.problem(
                span,
                "one score for each class is needed",
                "There " + (scores == 1 ? "is 1 score" : "are " + scores + " scores") + ", but the target has "
                        + classes + (classes == 1 ? " class." : " classes."));
    }

    static CompileException needsValue(SourceSpan span, String name) {
        return Wording.problem(
                span,
                "the parameter " + Wording.quoted(name) + " has no initial value",
                "Write " + name + " ~ glorot, or " + name + " = 0.");
    }
}
