package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.problem.SourceSpan;

/** The sizes that tensors can have. */
final class Sizes {

    /** The most elements that one tensor of one example may have; above this an array of a batch is out of reach. */
    static final int LARGEST_TENSOR = 1 << 28;

    /** The most axes; each may become a loop within a loop. */
    static final int MOST_AXES = 16;

    private Sizes() {}

    /** A number as the size of an axis. */
    static int size(double value, SourceSpan span, String what) {
        if (value != Math.rint(value) || value < 1) {
            throw ValueProblems.notACount(span, what, value);
        }
        if (value > LARGEST_TENSOR) {
            throw SizeProblems.sizeTooLarge(span, what, value, LARGEST_TENSOR);
        }
        return (int) value;
    }

    /** The shape itself, if a tensor of it can be stored. */
    static Shape limited(Shape shape, SourceSpan span, String name) {
        if (shape.rank() > MOST_AXES) {
            throw SizeProblems.tooManyAxes(span, name, shape.rank(), MOST_AXES);
        }
        if (!fits(shape)) {
            throw SizeProblems.tensorTooLarge(span, name, shape, elements(shape), LARGEST_TENSOR);
        }
        return shape;
    }

    /** Whether a tensor of a shape can be stored. */
    static boolean fits(Shape shape) {
        return shape.rank() <= MOST_AXES && elements(shape) <= LARGEST_TENSOR;
    }

    /** The number of elements, without overflow; exact as far as tensors can be stored. */
    static double elements(Shape shape) {
        double elements = 1;
        for (int size : shape.sizes()) {
            elements *= size;
        }
        return elements;
    }
}
