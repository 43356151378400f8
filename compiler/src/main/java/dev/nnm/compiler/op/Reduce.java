package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Combines the elements along some axes, which the result no longer has.
 *
 * @param kind how
 * @param axes the axes, ascending
 */
public record Reduce(ReductionKind kind, List<Integer> axes) implements Operation {

    /** Sorts the axes. */
    public Reduce {
        axes = axes.stream().sorted().distinct().toList();
    }

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        NodeType argument = arguments.get(0);
        return argument.withShape(argument.shape().without(axes));
    }

    /** The tangent of the result y of reducing x. */
    public Node tangent(GraphBuilder build, Node x, Node y, Node tangentOfX) {
        return build.sum(Reductions.scaled(build, this, tangentOfX, x, y), axes);
    }

    /** What the adjoint of the result y of reducing x contributes to the adjoint of x. */
    public Node adjoint(GraphBuilder build, Node x, Node y, Node adjointOfY) {
        return Reductions.scaled(build, this, build.view(spread(x.shape()), adjointOfY), x, y);
    }

    /** The view that repeats a result along the axes that were reduced, given the shape of the argument. */
    public View spread(Shape argument) {
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < argument.rank(); axis++) {
            if (!axes.contains(axis)) {
                kept.add(axis);
            }
        }
        return View.spread(argument, kept);
    }
}
