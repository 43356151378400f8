package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Rewrites the bodies of loops, each with all that is taken out of it. */
final class LoopBodies {

    private final Graph graph;
    private final UnaryOperator<List<Node>> rewriting;

    private LoopBodies(Graph graph, UnaryOperator<List<Node>> rewriting) {
        this.graph = graph;
        this.rewriting = rewriting;
    }

    /**
     * The roots with rewritten loops; what is outside of loops stays as it is.
     *
     * @param rewriting gives nodes of the same values and types, one for one
     */
    static List<Node> rewrite(Graph graph, List<Node> roots, UnaryOperator<List<Node>> rewriting) {
        List<Node> ordered = graph.reachable(roots);
        if (ordered.stream().noneMatch(node -> node.operation() instanceof Scan)) {
            return roots;
        }
        LoopBodies bodies = new LoopBodies(graph, rewriting);
        Map<Node, Node> replacements = new HashMap<>();
        for (Node node : ordered) {
            if (node.operation() instanceof Scan) {
                List<Node> results = ordered.stream()
                        .filter(result -> result.operation() instanceof ScanResult && result.argument(0) == node)
                        .toList();
                bodies.rewrite(node, results, replacements);
            }
        }
        return Substitution.apply(graph, roots, replacements);
    }

    private void rewrite(Node scan, List<Node> results, Map<Node, Node> replacements) {
        ScanBody body = Scan.body(scan);
        List<Node> inside = new ArrayList<>(body.roots());
        results.forEach(result -> inside.add(value(result)));
        List<Node> simpler = rewriting.apply(inside);
        int states = body.states().size();
        ScanBody simplerBody = new ScanBody(
                body.steps(),
                body.reversed(),
                body.states(),
                body.elements(),
                body.invariants(),
                simpler.subList(0, states),
                body.condition() == null ? null : simpler.get(states));
        List<Node> arguments = Substitution.apply(graph, scan.arguments(), replacements);
        GraphBuilder build = new GraphBuilder(graph, graph.origin(scan));
        Node loop = build.scan(simplerBody, arguments);
        for (int k = 0; k < results.size(); k++) {
            Node result = results.get(k);
            Node taken = simpler.get(body.roots().size() + k);
            replacements.put(
                    result,
                    new GraphBuilder(graph, graph.origin(result))
                            .result(loop, ((ScanResult) result.operation()).kind(), taken));
        }
    }

    private static Node value(Node result) {
        return ((ScanResult) result.operation()).value();
    }
}
