package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import java.util.List;

/**
 * One value of an index of index notation, as a number. It stands in expressions that are written for one value of the
 * index, until these are vectorised over all its values. {@link GraphBuilder#indexVariable} makes it.
 *
 * @param id makes it different from all others of its graph
 * @param name the user's name for it
 */
public record IndexVariable(int id, String name) implements Operation {

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        return NodeType.real(Shape.SCALAR);
    }
}
