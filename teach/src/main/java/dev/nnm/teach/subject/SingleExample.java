package dev.nnm.teach.subject;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.InTraining;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a node is where the batch has one example: reductions over the batch fall away, and divisions by its size. */
public final class SingleExample {

    private final GraphBuilder build;
    private final Map<Node, Node> results = new HashMap<>();

    private SingleExample(Graph graph) {
        this.build = new GraphBuilder(graph);
    }

    /** The node where the batch has one example. */
    public static Node of(Graph graph, Node root) {
        SingleExample example = new SingleExample(graph);
        graph.reachable(List.of(root)).forEach(node -> example.results.put(node, example.rebuilt(node)));
        return example.result(root);
    }

    private Node result(Node node) {
        return results.getOrDefault(node, node);
    }

    private Node rebuilt(Node node) {
        if (node.operation() instanceof BatchReduce) {
            return result(node.argument(0));
        }
        boolean byBatchSize = node.arguments().size() == 2 && node.argument(1).operation() instanceof BatchSize;
        if (byBatchSize && (node.operation() == Elementwises.DIVIDE || node.operation() == Elementwises.MULTIPLY)) {
            return result(node.argument(0));
        }
        if (node.operation() instanceof BatchSize) {
            return build.constant(1);
        }
        if (node.operation() instanceof InTraining) {
            return build.truth(false);
        }
        List<Node> arguments = new ArrayList<>();
        node.arguments().forEach(argument -> arguments.add(result(argument)));
        if (arguments.equals(node.arguments())) {
            return node;
        }
        return build.at(build.graph().origin(node)).rebuild(node, arguments);
    }
}
