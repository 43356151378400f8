package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up elements at computed indices, the transpose of {@link Gather}: of arguments v, n₁ … nᵣ, all of one shape S,
 * result[u] is the sum of v[s] over all s with (n₁[s], …, nᵣ[s]) = u, in the order of s. What lies outside is dropped.
 *
 * @param shape the shape of the result
 * @param overBatch whether the elements of all examples are added up into one result, example after example
 */
public record Scatter(Shape shape, boolean overBatch) implements Operation {

    @Override
    public String name() {
        return overBatch ? "batch_scatter" : "scatter";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        boolean batched = false;
        for (NodeType argument : arguments) {
            if (!argument.shape().equals(arguments.get(0).shape())) {
                throw new IllegalArgumentException("values and indices of different shapes: " + arguments);
            }
            batched |= argument.batched();
        }
        if (arguments.size() != shape.rank() + 1 || (overBatch && !batched)) {
            throw new IllegalArgumentException(name() + " into " + shape + " of " + arguments);
        }
        return NodeType.real(shape).withBatched(batched && !overBatch);
    }

    /** The indices of a node of this operation. */
    public static List<Node> indices(Node scatter) {
        return scatter.arguments().subList(1, scatter.arguments().size());
    }

    /** The tangent, given the tangent of v. */
    public Node tangent(GraphBuilder build, Node scatter, Node tangentOfV) {
        List<Node> arguments = new ArrayList<>(scatter.arguments());
        arguments.set(0, build.broadcast(tangentOfV, scatter.argument(0).shape()));
        return build.scatter(this, arguments);
    }

    /** What the adjoint of the result contributes to the adjoint of v. */
    public Node adjoint(GraphBuilder build, Node scatter, Node adjoint) {
        return build.gather(adjoint, indices(scatter));
    }
}
