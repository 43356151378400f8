package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.AffineNumbers;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.IndexVariable;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tangents and adjoints in the direction of one element, {@code if i == place then 1 else 0}: the columns and rows of a
 * Jacobian, the index i telling which. The condition is kept outermost, so that sums over the other elements turn out
 * to have one term, and derivatives that are infinite elsewhere are not multiplied by 0.
 */
final class OneHot {

    private OneHot() {}

    /** The direction of one element of a tensor: 1 where every axis' own index is the given one. */
    static Node direction(GraphBuilder build, List<Node> indices, Node tensor) {
        Node direction = build.constant(1, tensor.shape());
        for (int axis = indices.size() - 1; axis >= 0; axis--) {
            Node place = build.index(axis, tensor.shape());
            Node here = build.apply(Elementwises.EQUAL, indices.get(axis), place);
            direction = Guard.guarded(build, here, direction);
        }
        return direction;
    }

    /** A tangent or adjoint as such a direction, or what has become of one. */
    static Optional<Guard> of(GraphBuilder build, Node derivative) {
        return Guard.of(build, derivative).filter(guard -> isByIndex(guard.condition()));
    }

    private static boolean isByIndex(Node condition) {
        Node inside = behindStructure(condition);
        return inside.operation() == Elementwises.EQUAL
                && inside.arguments().stream().anyMatch(side -> isIndex(behindStructure(side)));
    }

    private static Node behindStructure(Node node) {
        Node source = node;
        while (source.operation() instanceof View || source.operation() instanceof Reshape) {
            source = source.argument(0);
        }
        return source;
    }

    private static boolean isIndex(Node node) {
        return node.operation() instanceof IndexVariable;
    }

    /**
     * The condition of a guard where its tensor is seen through a view or reshape. A place outside is the place of no
     * element, so an equation of places holds there as well as inside: it needs no view.
     */
    static Node seen(GraphBuilder build, Operation structure, Node condition) {
        if (structure instanceof View view && condition.operation() == Elementwises.EQUAL) {
            List<Node> sides = new ArrayList<>();
            for (Node side : condition.arguments()) {
                seenSide(build, view, side).ifPresent(sides::add);
            }
            if (sides.size() == 2) {
                return build.apply(
                        Elementwises.EQUAL,
                        build.broadcast(sides.get(0), view.shape()),
                        build.broadcast(sides.get(1), view.shape()));
            }
        }
        return structure instanceof View view ? build.viewThrough(view, condition) : build.node(structure, condition);
    }

    private static Optional<Node> seenSide(GraphBuilder build, View view, Node side) {
        Node source = behindStructure(side);
        if (isIndex(source)) {
            return Optional.of(source);
        }
        int rank = view.shape().rank();
        return AffineNumbers.of(List.of(side))
                .map(forms -> forms.get(0).compose(view.source(), rank))
                .map((AffineIndex place) -> place.write(build, view.shape()));
    }
}
