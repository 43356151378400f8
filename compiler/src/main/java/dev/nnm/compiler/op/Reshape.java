package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/**
 * The same elements in the same row-major order under another shape.
 *
 * @param shape the shape of the result
 */
public record Reshape(Shape shape) implements LinearOperation {

    @Override
    public Node transpose(GraphBuilder build, Node argument, Node adjoint) {
        return build.reshape(adjoint, argument.shape());
    }

    @Override
    public String name() {
        return "reshape";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        NodeType argument = arguments.get(0);
        if (argument.shape().elementCount() != shape.elementCount()) {
            throw new IllegalArgumentException("reshape of " + argument.shape() + " to " + shape);
        }
        return argument.withShape(shape);
    }
}
