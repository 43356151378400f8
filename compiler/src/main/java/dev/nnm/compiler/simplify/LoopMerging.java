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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one loop of loops that compute the same states, as a loop and the loop of its tangents do: each value is then
 * computed once. Loops are recognised by their bound nodes, which no two loops share that were made independently.
 */
final class LoopMerging {

    private record Pair(Node first, Node second) {}

    private final Graph graph;
    private final Set<Pair> unlike = new HashSet<>();

    private LoopMerging(Graph graph) {
        this.graph = graph;
    }

    /** The roots with fewer loops. */
    static List<Node> apply(Graph graph, List<Node> roots) {
        List<Node> merged = new LoopMerging(graph).merged(roots);
        return LoopBodies.rewrite(graph, merged, inside -> apply(graph, inside));
    }

    private List<Node> merged(List<Node> roots) {
        List<Node> current = roots;
        while (true) {
            List<Node> ordered = graph.reachable(current);
            Optional<Pair> pair = pair(ordered);
            if (pair.isEmpty()) {
                return current;
            }
            current = Substitution.apply(graph, current, results(pair.get(), ordered));
        }
    }

    private Optional<Pair> pair(List<Node> ordered) {
        Map<Node, List<Node>> loopsOf = new HashMap<>();
        for (Node scan : ordered) {
            if (!(scan.operation() instanceof Scan)) {
                continue;
            }
            for (Node bound : Scan.body(scan).bound()) {
                List<Node> others = loopsOf.computeIfAbsent(bound, key -> new ArrayList<>());
                for (Node other : others) {
                    Pair pair = new Pair(other, scan);
                    if (isLike(pair)) {
                        return Optional.of(pair);
                    }
                }
                others.add(scan);
            }
        }
        return Optional.empty();
    }

    private boolean isLike(Pair pair) {
        if (unlike.contains(pair)) {
            return false;
        }
        boolean like = canBeOne(pair.first(), pair.second());
        if (!like) {
            unlike.add(pair);
        }
        return like;
    }

    private boolean canBeOne(Node first, Node second) {
        ScanBody a = Scan.body(first);
        ScanBody b = Scan.body(second);
        return a.steps() == b.steps()
                && a.reversed() == b.reversed()
                && a.condition() == b.condition()
                && agree(given(first), given(second))
                && agree(roles(a), roles(b))
                && agree(next(a), next(b))
                && !graph.reachable(List.of(second)).contains(first)
                && !graph.reachable(List.of(first)).contains(second);
    }

    private static <V> boolean agree(Map<Node, V> a, Map<Node, V> b) {
        return a.entrySet().stream()
                .allMatch(entry ->
                        !b.containsKey(entry.getKey()) || entry.getValue().equals(b.get(entry.getKey())));
    }

    private static Map<Node, Node> given(Node scan) {
        Map<Node, Node> given = new HashMap<>();
        List<Node> bound = Scan.body(scan).bound();
        for (int k = 0; k < bound.size(); k++) {
            given.put(bound.get(k), scan.argument(k));
        }
        return given;
    }

    private static Map<Node, Node> next(ScanBody body) {
        Map<Node, Node> next = new HashMap<>();
        for (int k = 0; k < body.states().size(); k++) {
            next.put(body.states().get(k), body.next().get(k));
        }
        return next;
    }

    private static Map<Node, String> roles(ScanBody body) {
        Map<Node, String> roles = new HashMap<>();
        body.states().forEach(bound -> roles.put(bound, "state"));
        body.elements().forEach(bound -> roles.put(bound, "element"));
        body.invariants().forEach(bound -> roles.put(bound, "invariant"));
        return roles;
    }

    /** The results of both loops, taken from one. */
    private Map<Node, Node> results(Pair pair, List<Node> ordered) {
        Node loop = union(pair.first(), pair.second());
        Map<Node, Node> replacements = new HashMap<>();
        for (Node node : ordered) {
            if (node.operation() instanceof ScanResult result
                    && (node.argument(0) == pair.first() || node.argument(0) == pair.second())) {
                GraphBuilder build = new GraphBuilder(graph, graph.origin(node));
                replacements.put(node, build.result(loop, result.kind(), result.value()));
            }
        }
        return replacements;
    }

    private Node union(Node first, Node second) {
        ScanBody a = Scan.body(first);
        ScanBody b = Scan.body(second);
        Map<Node, Node> given = given(second);
        given.putAll(given(first));
        Map<Node, Node> next = next(b);
        next.putAll(next(a));
        List<Node> states = both(a.states(), b.states());
        ScanBody body = new ScanBody(
                a.steps(),
                a.reversed(),
                states,
                both(a.elements(), b.elements()),
                both(a.invariants(), b.invariants()),
                states.stream().map(state -> next.getOrDefault(state, state)).toList(),
                a.condition());
        List<Node> arguments = body.bound().stream()
                .map(bound -> given.getOrDefault(bound, bound))
                .toList();
        return new GraphBuilder(graph, graph.origin(first)).scan(body, arguments);
    }

    private static List<Node> both(List<Node> a, List<Node> b) {
        List<Node> both = new ArrayList<>(a);
        b.stream().filter(node -> !a.contains(node)).forEach(both::add);
        return both;
    }
}
