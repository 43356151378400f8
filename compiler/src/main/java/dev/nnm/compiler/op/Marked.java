package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import java.util.List;

/**
 * The argument itself, kept apart from equal expressions because something is differentiated by it: of {@code x = a +
 * b; y = x * (a + b)} the derivative of y by x is a + b. Simplification removes it.
 *
 * @param name the user's name for the value
 */
public record Marked(String name) implements LinearOperation {

    @Override
    public Node transpose(GraphBuilder build, Node argument, Node adjoint) {
        return adjoint;
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return arguments.get(0);
    }
}
