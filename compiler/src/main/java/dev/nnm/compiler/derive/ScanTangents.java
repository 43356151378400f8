package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tangents of a loop: a loop that carries the tangents of the states beside the states. Its body contains the body
 * of the loop, so that values and tangents share what they compute.
 */
final class ScanTangents {

    private final Graph graph;
    private final Node scan;
    private final ScanBody body;
    private final Map<Node, Node> argumentTangents;
    private final List<Node> results;
    /** The tangents of bound nodes, each again a bound node. */
    private final Map<Node, Node> seeds = new LinkedHashMap<>();

    private Map<Node, Node> inside = new HashMap<>();
    private @Nullable Node loop;

    private ScanTangents(Graph graph, Node scan, Map<Node, Node> tangents, List<Node> ordered) {
        this.graph = graph;
        this.scan = scan;
        this.body = Scan.body(scan);
        this.argumentTangents = tangents;
        this.results =
                ScanResult.of(scan, ordered).stream().map(ScanResult::taken).toList();
    }

    /**
     * The tangents of a loop.
     *
     * @param graph where the loop lives
     * @param scan the loop
     * @param tangents the tangents that are known, those of its arguments among them
     * @param ordered among these are the loop's results whose tangents are wanted
     */
    static ScanTangents of(Graph graph, Node scan, Map<Node, Node> tangents, List<Node> ordered) {
        ScanTangents result = new ScanTangents(graph, scan, tangents, ordered);
        result.differentiate();
        return result;
    }

    /** The tangent of one of the loop's results; null where it is zero. */
    @Nullable
    Node tangent(GraphBuilder build, Node result) {
        ScanResult operation = (ScanResult) result.operation();
        Node tangent = operation.kind() == ScanResult.Kind.FINAL
                ? seeds.get(operation.value())
                : inside.get(operation.value());
        return tangent == null || loop == null ? null : build.result(loop, operation.kind(), tangent);
    }

    private void differentiate() {
        seedActive();
        List<Node> roots = new ArrayList<>(body.next());
        roots.addAll(results);
        do {
            inside = ForwardMode.knownTangents(graph, seeds, roots);
        } while (spreadToStates());
        loop = loop();
    }

    /** Seeds what can have a tangent, so that the body seldom needs to be read again. */
    private void seedActive() {
        Set<Node> given = new HashSet<>(scan.arguments());
        given.retainAll(argumentTangents.keySet());
        boolean differs = given.stream()
                .anyMatch(argument ->
                        argumentTangents.getOrDefault(argument, argument).isBatched());
        List<Node> bound = body.bound();
        for (Node active : LoopActivity.activeBound(graph, scan, given)) {
            Node argument = scan.argument(bound.indexOf(active));
            boolean isState = body.states().contains(active);
            Node tangent = argumentTangents.get(argument);
            seed(active, isState ? differs || active.isBatched() : tangent != null && tangent.isBatched());
        }
    }

    private void seed(Node bound, boolean batched) {
        GraphBuilder build = new GraphBuilder(graph);
        Node seed = build.bound(bound.operation().name() + "_dot", bound.type().withBatched(batched));
        seeds.put(bound, seed);
    }

    /** Whether more states turn out to have tangents, or tangents that differ between examples. */
    private boolean spreadToStates() {
        boolean changed = false;
        for (int k = 0; k < body.states().size(); k++) {
            Node state = body.states().get(k);
            Node next = inside.get(body.next().get(k));
            Node seed = seeds.get(state);
            if (next != null && (seed == null || (next.isBatched() && !seed.isBatched()))) {
                seed(state, next.isBatched() || (seed != null && seed.isBatched()));
                changed = true;
            }
        }
        return changed;
    }

    private Node loop() {
        GraphBuilder build =
                new GraphBuilder(graph, new Origin(graph.origin(scan).span(), null));
        List<Node> arguments = new ArrayList<>();
        List<Node> states = withTangents(body.states(), 0, arguments);
        List<Node> elements = withTangents(body.elements(), body.states().size(), arguments);
        List<Node> invariants = withTangents(
                body.invariants(), body.states().size() + body.elements().size(), arguments);
        List<Node> next = new ArrayList<>(body.next());
        for (int k = 0; k < body.states().size(); k++) {
            if (seeds.containsKey(body.states().get(k))) {
                Node value = body.next().get(k);
                Node tangent = inside.get(value);
                next.add(tangent == null ? build.constant(0, value.shape()) : tangent);
            }
        }
        return build.scan(
                new ScanBody(body.steps(), body.reversed(), states, elements, invariants, next, body.condition()),
                arguments);
    }

    /**
     * Bound nodes, then the tangents of those that have some; what the loop is given for them is added to arguments.
     */
    private List<Node> withTangents(List<Node> bound, int first, List<Node> arguments) {
        List<Node> all = new ArrayList<>(bound);
        arguments.addAll(scan.arguments().subList(first, first + bound.size()));
        for (int k = 0; k < bound.size(); k++) {
            Node seed = seeds.get(bound.get(k));
            if (seed != null) {
                Node argument = scan.argument(first + k);
                Node tangent = argumentTangents.get(argument);
                all.add(seed);
                arguments.add(tangent == null ? new GraphBuilder(graph).constant(0, argument.shape()) : tangent);
            }
        }
        return all;
    }
}
