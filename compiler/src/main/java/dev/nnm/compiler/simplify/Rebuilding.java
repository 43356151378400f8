package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Scatter;
import java.util.List;

/**
 * Puts simplified arguments into nodes.
 *
 * @param graph where the nodes live
 * @param exactly whether a replacement must have the same bits
 */
record Rebuilding(Graph graph, boolean exactly) {

    /** The node with other arguments, of the same shapes. */
    Node with(Node node, List<Node> arguments) {
        if (arguments.equals(node.arguments())) {
            return node;
        }
        if (node.operation() instanceof BatchReduce reduce && !arguments.get(0).isBatched()) {
            return overEqualExamples(node, reduce, arguments.get(0));
        }
        if (node.operation() instanceof Scatter scatter
                && scatter.overBatch()
                && arguments.stream().noneMatch(Node::isBatched)) {
            return exactly ? node : build().rebuild(node, arguments);
        }
        return graph.node(node.operation(), arguments);
    }

    /** A batch reduction of what turned out to be the same for every example, of which there may be none. */
    private Node overEqualExamples(Node node, BatchReduce reduce, Node argument) {
        boolean hasSameBits = switch (reduce.kind()) {
            case MAXIMUM, MINIMUM -> true;
            case SUM -> addsExactly(argument);
            case PRODUCT -> false;
        };
        return exactly && !hasSameBits ? node : build().rebuild(node, List.of(argument));
    }

    /** Whether adding the number to itself n times gives n times the number to the bit. */
    private static boolean addsExactly(Node node) {
        return node.operation() instanceof Constant constant
                && (Math.abs(constant.value()) == 1 || Double.compare(constant.value(), 0) == 0);
    }

    private GraphBuilder build() {
        return new GraphBuilder(graph);
    }

    /** Hands the user's names and places on to what replaces a node; numbers and variables have names of their own. */
    void describe(Node replaced, Node replacement) {
        if (replaced != replacement && !replacement.arguments().isEmpty()) {
            graph.describe(replacement, graph.origin(replaced));
        }
    }

    /** A builder for what replaces a node. */
    GraphBuilder builderAt(Node node) {
        return new GraphBuilder(graph, new Origin(graph.origin(node).span(), null));
    }
}
