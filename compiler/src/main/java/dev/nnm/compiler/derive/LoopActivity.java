package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can change in loops when given nodes do. */
public final class LoopActivity {

    private LoopActivity() {}

    /** The bound nodes of a loop that depend on active arguments, by themselves or through the states. */
    static List<Node> activeBound(Graph graph, Node scan, Set<Node> activeOutside) {
        ScanBody body = Scan.body(scan);
        List<Node> bound = body.bound();
        Set<Node> sources = new HashSet<>();
        for (int k = 0; k < bound.size(); k++) {
            if (activeOutside.contains(scan.argument(k))) {
                sources.add(bound.get(k));
            }
        }
        List<Node> ordered = graph.reachable(body.next());
        boolean grows = true;
        while (grows) {
            Set<Node> depending = Activity.dependingOn(sources, ordered);
            grows = false;
            for (int k = 0; k < body.states().size(); k++) {
                grows |= depending.contains(body.next().get(k))
                        && sources.add(body.states().get(k));
            }
        }
        return bound.stream().filter(sources::contains).toList();
    }

    /** Whether a body, or that of a loop in it, chooses between values. */
    static boolean chooses(Graph graph, ScanBody body) {
        return body.condition() != null
                || graph.reachable(body.next()).stream()
                        .anyMatch(node -> node.operation() == Elementwises.SELECT
                                || (node.operation() instanceof Scan inner && chooses(graph, inner.body())));
    }

    /**
     * A loop through which nothing can be differentiated backwards, because the number of its steps has no limit and
     * the values of all of them would be needed.
     *
     * @param results what is differentiated
     * @param withRespectTo by what
     */
    public static Optional<Node> irreversible(Graph graph, Collection<Node> results, Collection<Node> withRespectTo) {
        List<Node> ordered = graph.reachable(results);
        Set<Node> active = Activity.dependingOn(withRespectTo, ordered);
        Set<Node> used = Activity.leadingTo(results, ordered);
        return ordered.stream()
                .filter(node -> node.operation() instanceof Scan && active.contains(node) && used.contains(node))
                .flatMap(scan -> irreversible(graph, scan, ordered, active).stream())
                .findFirst();
    }

    private static Optional<Node> irreversible(Graph graph, Node scan, List<Node> ordered, Set<Node> active) {
        ScanBody body = Scan.body(scan);
        if (body.isUnlimited()) {
            return Optional.of(scan);
        }
        List<Node> inside = new ArrayList<>(body.next());
        ScanResult.of(scan, ordered).forEach(result -> inside.add(ScanResult.taken(result)));
        return irreversible(graph, inside, activeBound(graph, scan, active));
    }
}
