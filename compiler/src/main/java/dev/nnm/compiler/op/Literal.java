package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/**
 * A tensor of known numbers.
 *
 * @param values the elements, row-major
 * @param shape its shape
 */
public record Literal(List<Double> values, Shape shape) implements Operation {

    /** Copies the values. */
    public Literal {
        values = List.copyOf(values);
    }

    @Override
    public String name() {
        return "literal";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return NodeType.real(shape);
    }
}
