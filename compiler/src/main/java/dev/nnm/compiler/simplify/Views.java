package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Views as functions of indices. */
final class Views {

    private Views() {}

    /** The view that a node is: a view as such, or a reshape that adds or drops axes of size 1. */
    static Optional<View> of(Node node) {
        if (node.operation() instanceof View view) {
            return Optional.of(view);
        }
        if (node.operation() instanceof Reshape) {
            return ofUnitAxes(node.argument(0).shape(), node.shape());
        }
        return Optional.empty();
    }

    private static Optional<View> ofUnitAxes(Shape from, Shape to) {
        List<Integer> longAxes = longAxes(to);
        if (!sizes(from, longAxes(from)).equals(sizes(to, longAxes))) {
            return Optional.empty();
        }
        List<AffineIndex> source = new ArrayList<>();
        int position = 0;
        for (int axis = 0; axis < from.rank(); axis++) {
            source.add(
                    from.size(axis) == 1
                            ? AffineIndex.fixed(0, to.rank())
                            : AffineIndex.axis(longAxes.get(position++), to.rank()));
        }
        return Optional.of(new View(to, source));
    }

    private static List<Integer> longAxes(Shape shape) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.size(axis) != 1) {
                axes.add(axis);
            }
        }
        return axes;
    }

    private static List<Integer> sizes(Shape shape, List<Integer> axes) {
        return axes.stream().map(shape::size).toList();
    }

    /** Whether all elements along an axis are equal. */
    static boolean isConstantAlong(View view, int axis) {
        return view.source().stream().allMatch(index -> index.coefficient(axis) == 0);
    }

    /** The view without axes along which it is constant. */
    static View without(View view, List<Integer> axes) {
        List<AffineIndex> source = new ArrayList<>();
        for (AffineIndex index : view.source()) {
            List<Integer> coefficients = new ArrayList<>();
            for (int axis = 0; axis < view.shape().rank(); axis++) {
                if (!axes.contains(axis)) {
                    coefficients.add(index.coefficient(axis));
                }
            }
            source.add(new AffineIndex(index.offset(), coefficients));
        }
        return new View(view.shape().without(axes), source);
    }
}
