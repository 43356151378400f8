package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes expressions of a wanted shape. Operands are written by a writer of less depth, down to names and numbers.
 *
 * @param choices where choices come from
 * @param scope what may be used
 * @param depth how many constructs may be nested
 * @param families what may be written
 * @param elementwise whether scalars stand for tensors of any shape, as in a function that acts on each element
 */
record TermWriter(Choices choices, Scope scope, int depth, List<Family> families, boolean elementwise) {

    /** The same writer where more names are known. */
    TermWriter in(Scope inner) {
        return new TermWriter(choices, inner, depth, families, elementwise);
    }

    /** The same writer where one more name is known. */
    TermWriter knowing(String name, Shape shape) {
        return in(scope.with(name, shape));
    }

    /** A name that is used nowhere else. */
    String freshName(String stem) {
        return choices.freshName(stem);
    }

    /** The shape of something known, or another one. */
    Shape someShape() {
        if (elementwise) {
            return Shape.SCALAR;
        }
        List<Shape> known = List.copyOf(scope.tensors().values());
        return known.isEmpty() || choices.once(2) ? choices.shape() : choices.pick(known);
    }

    /** An expression. */
    Term expression(Shape shape) {
        if (depth <= 0) {
            return Leaves.leaf(this, shape);
        }
        List<Construct> fitting = family(shape).fitting(shape);
        Construct construct = choices.pick(fitting);
        choices.used(construct.name());
        return construct.body().write(this, shape);
    }

    private Family family(Shape shape) {
        List<Family> weighted = new ArrayList<>();
        for (Family family : families) {
            for (int i = family.fitting(shape).isEmpty() ? 0 : family.weight(); i > 0; i--) {
                weighted.add(family);
            }
        }
        return choices.pick(weighted);
    }

    /** An operand of what is being written: less deep, often just a name or number. */
    Term operand(Shape shape) {
        TermWriter inner = new TermWriter(choices, scope, depth - 1, families, elementwise);
        return choices.once(3) ? Leaves.leaf(inner, shape) : inner.expression(shape);
    }

    /** Operands of one shape. */
    List<Term> operands(int count, Shape shape) {
        List<Term> operands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            operands.add(operand(shape));
        }
        return operands;
    }

    /** The shape itself, or one that is broadcast to it. */
    Shape broadcastTo(Shape shape) {
        if (shape.isScalar() || !choices.once(3)) {
            return shape;
        }
        List<Integer> sizes = new ArrayList<>(shape.sizes().subList(choices.below(shape.rank() + 1), shape.rank()));
        sizes.replaceAll(size -> choices.once(4) ? 1 : size);
        return new Shape(sizes);
    }
}
