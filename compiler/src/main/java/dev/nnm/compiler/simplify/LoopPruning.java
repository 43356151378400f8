package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Substitution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes out of loops what nothing wanted depends on: states, sequences and invariants. A state that no step changes
 * becomes an invariant.
 */
final class LoopPruning {

    private final Graph graph;
    /** The results of each loop that are wanted. */
    private final Map<Node, List<Node>> wanted = new HashMap<>();

    private final Map<Node, Node> replacements = new HashMap<>();

    private LoopPruning(Graph graph) {
        this.graph = graph;
    }

    /** The roots with smaller loops. */
    static List<Node> apply(Graph graph, List<Node> roots) {
        List<Node> ordered = graph.reachable(roots);
        if (ordered.stream().noneMatch(node -> node.operation() instanceof Scan)) {
            return roots;
        }
        LoopPruning pruning = new LoopPruning(graph);
        pruning.markWanted(ordered, roots);
        ordered.stream().filter(pruning.wanted::containsKey).forEach(pruning::prune);
        return Substitution.apply(graph, roots, pruning.replacements);
    }

    // ---- what is wanted

    private void markWanted(List<Node> ordered, List<Node> roots) {
        Set<Node> live = new HashSet<>(roots);
        List<Node> backwards = new ArrayList<>(ordered);
        Collections.reverse(backwards);
        for (Node node : backwards) {
            if (!live.contains(node)) {
                continue;
            }
            if (node.operation() instanceof ScanResult) {
                wanted.computeIfAbsent(node.argument(0), key -> new ArrayList<>())
                        .add(node);
            }
            live.addAll(node.operation() instanceof Scan ? neededArguments(node) : node.arguments());
        }
    }

    private List<Node> neededArguments(Node scan) {
        ScanBody body = Scan.body(scan);
        Set<Node> needed = needed(body, values(scan));
        List<Node> arguments = new ArrayList<>();
        for (int k = 0; k < body.bound().size(); k++) {
            if (needed.contains(body.bound().get(k))) {
                arguments.add(scan.argument(k));
            }
        }
        return arguments;
    }

    private List<Node> values(Node scan) {
        return wanted.getOrDefault(scan, List.of()).stream()
                .map(ScanResult::taken)
                .toList();
    }

    /** What values of a body depend on, in this step or an earlier one. */
    private Set<Node> needed(ScanBody body, List<Node> values) {
        List<Node> roots = new ArrayList<>(values);
        Stream.ofNullable(body.condition()).forEach(roots::add);
        Set<Node> needed = Set.of();
        int before;
        do {
            before = needed.size();
            needed = new HashSet<>(graph.reachable(roots));
            for (int k = 0; k < body.states().size(); k++) {
                if (needed.contains(body.states().get(k))) {
                    roots.add(body.next().get(k));
                }
            }
        } while (needed.size() > before);
        return needed;
    }

    // ---- smaller loops

    private void prune(Node scan) {
        ScanBody body = Scan.body(scan);
        List<Node> results = wanted.getOrDefault(scan, List.of());
        List<Node> pruned = apply(graph, ScanResult.computed(body, results));
        ScanBody simpler = body.withRoots(pruned);
        List<Node> values = LoopBodies.taken(body, pruned);
        List<Node> arguments = Substitution.apply(graph, scan.arguments(), replacements);
        ScanBody needed = withoutOthers(simpler, needed(simpler, values));
        List<Node> given = needed.bound().stream()
                .map(bound -> arguments.get(simpler.bound().indexOf(bound)))
                .toList();
        Node loop = new GraphBuilder(graph, graph.origin(scan)).scan(needed, given);
        for (int k = 0; k < results.size(); k++) {
            Node result = results.get(k);
            ScanResult.Kind kind = ((ScanResult) result.operation()).kind();
            Node value = values.get(k);
            boolean isUnchanged =
                    kind == ScanResult.Kind.FINAL && !needed.states().contains(value);
            Node replacement = isUnchanged
                    ? arguments.get(simpler.bound().indexOf(value))
                    : new GraphBuilder(graph, graph.origin(result)).result(loop, kind, value);
            replacements.put(result, replacement);
        }
    }

    private static ScanBody withoutOthers(ScanBody body, Set<Node> needed) {
        List<Node> states = new ArrayList<>();
        List<Node> next = new ArrayList<>();
        List<Node> invariants = new ArrayList<>();
        for (int k = 0; k < body.states().size(); k++) {
            Node state = body.states().get(k);
            if (needed.contains(state) && body.next().get(k) == state) {
                invariants.add(state);
            } else if (needed.contains(state)) {
                states.add(state);
                next.add(body.next().get(k));
            }
        }
        body.invariants().stream().filter(needed::contains).forEach(invariants::add);
        List<Node> elements = body.elements().stream().filter(needed::contains).toList();
        return new ScanBody(body.steps(), body.reversed(), states, elements, invariants, next, body.condition());
    }
}
