package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/**
 * The vector 0, 1, …, size − 1: an index as a number.
 *
 * @param size the number of elements
 */
public record Iota(int size) implements Operation {

    @Override
    public String name() {
        return "iota";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return NodeType.real(Shape.of(size));
    }
}
