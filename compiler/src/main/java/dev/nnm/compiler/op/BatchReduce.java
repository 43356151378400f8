package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import java.util.List;

/**
 * Combines the values of all examples of the batch.
 *
 * @param kind how
 */
public record BatchReduce(ReductionKind kind) implements Operation {

    @Override
    public String name() {
        return "batch_" + kind.label();
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        if (!arguments.get(0).batched()) {
            throw new IllegalArgumentException(name() + " of a value that is the same for every example");
        }
        return arguments.get(0).withBatched(false);
    }
}
