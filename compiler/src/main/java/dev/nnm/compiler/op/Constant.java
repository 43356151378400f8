package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/**
 * A tensor whose elements are all the same known number; the literal of a scalar.
 *
 * @param value the number; 1 or 0 for a truth value
 * @param element what the elements are
 * @param shape its shape
 */
public record Constant(double value, ElementType element, Shape shape) implements Operation {

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return new NodeType(element, shape, false);
    }
}
