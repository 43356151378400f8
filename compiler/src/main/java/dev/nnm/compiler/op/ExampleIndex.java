package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/** The number of the example in the batch, from 0, as a scalar. */
public record ExampleIndex() implements Operation {

    @Override
    public String name() {
        return "example";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return NodeType.real(Shape.SCALAR).withBatched(true);
    }
}
