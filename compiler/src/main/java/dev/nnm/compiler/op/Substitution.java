package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts other nodes in place of some, in everything that depends on them. */
public final class Substitution {

    private final Graph graph;
    private final Map<Node, Node> replacements;

    private Substitution(Graph graph, Map<Node, Node> replacements) {
        this.graph = graph;
        this.replacements = new HashMap<>(replacements);
    }

    /**
     * The roots, rebuilt on the replacements, in their order. A replacement has the shape of what it replaces; it may
     * be the same for all examples where the other was not. Replacements are not looked into, and neither are the
     * bodies of loops, which do not depend on what is around them.
     */
    public static List<Node> apply(Graph graph, Collection<Node> roots, Map<Node, Node> replacements) {
        Substitution substitution = new Substitution(graph, replacements);
        graph.reachable(roots).forEach(substitution::visit);
        return roots.stream().map(substitution::of).toList();
    }

    private Node of(Node node) {
        return replacements.getOrDefault(node, node);
    }

    private void visit(Node node) {
        if (replacements.containsKey(node) || node.arguments().stream().allMatch(a -> of(a) == a)) {
            return;
        }
        List<Node> arguments = new ArrayList<>();
        node.arguments().forEach(argument -> arguments.add(of(argument)));
        Node rebuilt = new GraphBuilder(graph).rebuild(node, arguments);
        graph.describe(rebuilt, graph.origin(node));
        replacements.put(node, rebuilt);
    }
}
