package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import java.util.List;

/**
 * Elements of a tensor found by computed indices: of arguments x, n₁ … nᵣ, with an index for each axis of x and all
 * indices of one shape S, the result has shape S and result[s] = x[n₁[s], …, nᵣ[s]]. Indices are rounded to the nearest
 * integer; where one lies outside its axis, or is not a number, the result is 0. {@link GraphBuilder#gather} makes a
 * {@link View} of it where the indices are affine.
 */
public record Gather() implements Operation {

    @Override
    public String name() {
        return "gather";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        NodeType x = arguments.get(0);
        List<NodeType> indices = arguments.subList(1, arguments.size());
        if (indices.isEmpty() || indices.size() != x.shape().rank()) {
            throw new IllegalArgumentException(indices.size() + " indices into " + x.shape());
        }
        boolean batched = x.batched();
        for (NodeType index : indices) {
            if (!index.shape().equals(indices.get(0).shape())) {
                throw new IllegalArgumentException("indices of different shapes: " + indices);
            }
            batched |= index.batched();
        }
        return new NodeType(x.element(), indices.get(0).shape(), batched);
    }

    /** The indices of a node of this operation. */
    public static List<Node> indices(Node gather) {
        return gather.arguments().subList(1, gather.arguments().size());
    }

    /** The tangent, given the tangent of x. */
    public static Node tangent(GraphBuilder build, Node gather, Node tangentOfX) {
        return build.gather(tangentOfX, indices(gather));
    }

    /** What the adjoint of the result contributes to the adjoint of x: each element where it was read. */
    public static Node adjoint(GraphBuilder build, Node gather, Node adjoint) {
        return build.scatter(adjoint, gather.argument(0).shape(), indices(gather));
    }
}
