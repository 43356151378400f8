package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.AffineNumbers;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.Scatter;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a node whose values are asked for. */
final class Operands {

    private Operands() {}

    /** All arguments but the indices that are functions of loop indices. */
    static List<Node> of(Node node) {
        if (!(node.operation() instanceof Gather || node.operation() instanceof Scatter)) {
            return node.arguments();
        }
        List<Node> operands = new ArrayList<>(List.of(node.argument(0)));
        node.arguments().stream()
                .skip(1)
                .filter(index -> AffineNumbers.of(index).isEmpty())
                .forEach(operands::add);
        return operands;
    }
}
