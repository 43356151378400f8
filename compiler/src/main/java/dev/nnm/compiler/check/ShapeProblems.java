package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceSpan;

/** The wording of what can be wrong with shapes that do not fit. */
final class ShapeProblems {

    private ShapeProblems() {}

    static CompileException shapesDiffer(
            SourceSpan span, String what, String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return Wording.problem(
                span,
                "shapes do not fit in " + what,
                Wording.both(left, leftShape, right, rightShape)
                        + ": aligned at the last axis, sizes must be equal or 1.");
    }

    static CompileException elementProductShapes(
            SourceSpan span, String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return Wording.problem(
                span,
                "shapes do not fit in a product of elements",
                Wording.both(left, leftShape, right, rightShape)
                        + ": aligned at the last axis, sizes must be equal or 1.\nA matrix product is written with @.");
    }

    static CompileException listShapes(
            SourceSpan span, String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return Wording.problem(
                span,
                "shapes do not fit in a list",
                Wording.both(left, leftShape, right, rightShape)
                        + ": the elements of a list have one shape.\nTo join vectors write concat(a, b).");
    }

    static CompileException productSizes(
            SourceSpan span,
            String left,
            NamedShape leftShape,
            String right,
            NamedShape rightShape,
            int inner,
            int other) {
        return Wording.problem(
                span,
                "shapes do not fit in a product",
                Wording.both(left, leftShape, right, rightShape) + ": the inner sizes " + inner + " and " + other
                        + " must be equal.");
    }

    static CompileException productOfScalar(SourceSpan span, String scalar) {
        return Wording.problem(
                span,
                "@ multiplies vectors and matrices",
                scalar + " is a single number; write * to multiply by a number.");
    }

    static CompileException productLeading(
            SourceSpan span, String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return Wording.problem(
                span,
                "shapes do not fit in a product",
                Wording.both(left, leftShape, right, rightShape)
                        + ": the axes before the last two must be equal or 1.");
    }

    static CompileException shapesUnequal(
            SourceSpan span, String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return Wording.problem(
                span, "two shapes must be equal", Wording.both(left, leftShape, right, rightShape) + ".");
    }

    static CompileException concatOfNumbers(SourceSpan span) {
        return Wording.problem(
                span,
                "concat joins vectors and higher tensors",
                "This is a single number; a vector of numbers is written [a, b].");
    }

    static CompileException concatShapes(
            SourceSpan span, String first, NamedShape firstShape, String piece, NamedShape pieceShape, int axis) {
        String rule = firstShape.shape().rank() == pieceShape.shape().rank()
                ? "apart from axis " + axis + ", sizes must be equal."
                : "pieces must have the same number of axes.";
        return Wording.problem(
                span, "shapes do not fit in concat", Wording.both(first, firstShape, piece, pieceShape) + ": " + rule);
    }

    static CompileException initialShape(SourceSpan span, NamedShape found, String parameter, NamedShape shape) {
        return Wording.problem(
                span,
                "the initial value does not fit the parameter",
                Wording.both("It", found, parameter, shape) + ": give one number for all elements, or one for each.");
    }

    static CompileException reshapeSizes(SourceSpan span, String what, NamedShape from, NamedShape to) {
        return Wording.problem(
                span,
                "reshape keeps the number of elements",
                Wording.is(what, from) + " and has "
                        + Wording.elements(from.shape().elementCount()) + "; " + to + " has "
                        + Wording.elements(to.shape().elementCount()) + ".");
    }
}
