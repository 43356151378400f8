package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import java.util.List;

/**
 * A value that stands in the body of a loop for what the loop gives it in each step: a state, an element of a sequence,
 * or something that is the same in every step. {@link GraphBuilder#bound} makes it.
 *
 * @param id makes it different from all others of its graph
 * @param name how it is shown
 * @param type its type
 */
public record Bound(int id, String name, NodeType type) implements Operation {

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return type;
    }
}
