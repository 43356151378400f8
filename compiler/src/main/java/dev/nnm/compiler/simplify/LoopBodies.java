package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Substitution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
                bodies.rewrite(node, ScanResult.of(node, ordered), replacements);
            }
        }
        return Substitution.apply(graph, roots, replacements);
    }

    /** The roots with nodes that have a replacement replaced, those in the steps of loops first. */
    static List<Node> replace(Graph graph, List<Node> roots, Function<Node, Optional<Node>> replacement) {
        List<Node> inner = rewrite(graph, roots, inside -> replace(graph, inside, replacement));
        Map<Node, Node> replacements = new HashMap<>();
        for (Node node : graph.reachable(inner)) {
            replacement.apply(node).ifPresent(other -> replacements.put(node, other));
        }
        return replacements.isEmpty() ? inner : Substitution.apply(graph, inner, replacements);
    }

    private void rewrite(Node scan, List<Node> results, Map<Node, Node> replacements) {
        ScanBody body = Scan.body(scan);
        List<Node> rewritten = rewriting.apply(ScanResult.computed(body, results));
        List<Node> arguments = Substitution.apply(graph, scan.arguments(), replacements);
        Node loop = new GraphBuilder(graph, graph.origin(scan)).scan(body.withRoots(rewritten), arguments);
        replaceResults(graph, results, loop, taken(body, rewritten), replacements);
    }

    /** Of what a loop computes, or of what replaces it, what is taken out. */
    static List<Node> taken(ScanBody body, List<Node> computed) {
        return computed.subList(body.roots().size(), computed.size());
    }

    /** Takes the results of a loop out of another: of each value what it is called now. */
    static void replaceResults(
            Graph graph, List<Node> results, Node loop, List<Node> values, Map<Node, Node> replacements) {
        for (int k = 0; k < results.size(); k++) {
            Node result = results.get(k);
            ScanResult.Kind kind = ((ScanResult) result.operation()).kind();
            GraphBuilder build = new GraphBuilder(graph, graph.origin(result));
            replacements.put(result, build.result(loop, kind, values.get(k)));
        }
    }
}
