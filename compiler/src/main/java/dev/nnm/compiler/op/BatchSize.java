package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/** The number of examples in the batch, as a scalar. */
public record BatchSize() implements Operation {

    @Override
    public String name() {
        return "batch_size";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return NodeType.real(Shape.SCALAR);
    }
}
