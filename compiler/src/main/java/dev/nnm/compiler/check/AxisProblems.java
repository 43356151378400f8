package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;

/** The wording of what can be wrong with axes and subscripts. */
final class AxisProblems {

    private AxisProblems() {}

    static CompileException shapeOfNumber(SourceSpan span) {
        return Wording.problem(span, "a single number has no axes", "shape gives the sizes of the axes of a tensor.");
    }

    static CompileException noSuchAxis(SourceSpan span, double axis, NamedShape shape) {
        int last = shape.shape().rank() - 1;
        String axes = switch (shape.shape().rank()) {
            case 0 -> "A single number has no axes.";
            case 1 -> "The shape is " + shape + ": the only axis is 0.";
            case 2 -> "The shape is " + shape + ": the axes are 0 and 1, or -1 for the last.";
            default -> "The shape is " + shape + ": the axes are 0 to " + last + ", or -1 for the last.";
        };
        return Wording.problem(span, "there is no axis " + Wording.number(axis), axes);
    }

    static CompileException tooManySubscripts(SourceSpan span, String what, int found, NamedShape shape) {
        return Wording.problem(
                span, found + (found == 1 ? " index is" : " indices are") + " too many", Wording.is(what, shape) + ".");
    }

    static CompileException indexOutside(SourceSpan span, int index, int size) {
        String indices = size == 1 ? "the only index is 0." : "indices are 0 to " + (size - 1) + ".";
        return Wording.problem(
                span, "index " + index + " is outside", "The axis has " + Wording.elements(size) + ": " + indices);
    }

    static CompileException rangeOutside(SourceSpan span, int from, int to, int size) {
        return Wording.problem(
                span,
                "the range " + from + ".." + to + " is " + (from >= to ? "empty" : "outside"),
                "A range a..b holds a to b - 1. The axis has " + Wording.elements(size) + ": 0 <= a < b <= " + size
                        + ".");
    }
}
