package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import java.util.List;

/** The argument itself, taken as a constant by differentiation. */
public record Stop() implements Operation {

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return arguments.get(0);
    }
}
