package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loop for many values of what it is given at once: one loop in which everything that varies has the new axis first.
 * Sequences keep the steps as their first axis while they are read and written.
 */
final class ScanVectorization {

    private final GraphBuilder build;
    private final Graph graph;
    private final Vectorization outside;
    private final Node scan;
    private final ScanBody body;
    private final List<Node> roots;
    /** The bound nodes that vary, with the new axis. */
    private final Map<Node, Node> seeds = new LinkedHashMap<>();

    private final Vectorization inside;
    private final Node loop;

    private ScanVectorization(GraphBuilder build, Vectorization outside, Node scan, List<Node> ordered) {
        this.build = build;
        this.graph = build.graph();
        this.outside = outside;
        this.scan = scan;
        this.body = Scan.body(scan);
        this.roots = ScanResult.computed(body, ScanResult.of(scan, ordered));
        this.inside = vectoriseBody();
        this.loop = loop();
    }

    /**
     * Vectorises a loop.
     *
     * @param outside has visited its arguments
     * @param scan the loop
     * @param ordered among these are its results
     */
    static ScanVectorization of(GraphBuilder build, Vectorization outside, Node scan, List<Node> ordered) {
        return new ScanVectorization(build, outside, scan, ordered);
    }

    /** Whether one of the loop's results varies. */
    boolean varies(ScanResult result) {
        return inside.varies(result.value());
    }

    /** One of the loop's results, along the new first axis if it varies. */
    Node result(GraphBuilder at, ScanResult result) {
        Node value = at.result(loop, result.kind(), inside.orSame(result.value()));
        return varies(result) && result.kind() == ScanResult.Kind.STACKED ? firstTwoAxesExchanged(at, value) : value;
    }

    private Vectorization vectoriseBody() {
        for (int k = 0; k < body.bound().size(); k++) {
            if (outside.varies(scan.argument(k))) {
                seed(body.bound().get(k));
            }
        }
        Vectorization vectorised = Vectorization.over(graph, seeds, outside.size(), roots);
        while (spreadsToStates(vectorised)) {
            vectorised = Vectorization.over(graph, seeds, outside.size(), roots);
        }
        return vectorised;
    }

    private void seed(Node bound) {
        Shape shape = bound.shape().withLeadingAxis(outside.size());
        seeds.put(bound, build.bound(bound.operation().name(), bound.type().withShape(shape)));
    }

    /** Whether more states turn out to vary. */
    private boolean spreadsToStates(Vectorization vectorised) {
        boolean changed = false;
        for (int k = 0; k < body.states().size(); k++) {
            Node state = body.states().get(k);
            if (vectorised.varies(body.next().get(k)) && !seeds.containsKey(state)) {
                seed(state);
                changed = true;
            }
        }
        return changed;
    }

    private Node loop() {
        List<Node> arguments = new ArrayList<>();
        for (int k = 0; k < body.bound().size(); k++) {
            arguments.add(argument(body.bound().get(k), scan.argument(k)));
        }
        List<Node> next = new ArrayList<>();
        for (int k = 0; k < body.states().size(); k++) {
            Node value = body.next().get(k);
            next.add(seeds.containsKey(body.states().get(k)) ? inside.of(value) : inside.orSame(value));
        }
        ScanBody vectorised = new ScanBody(
                body.steps(),
                body.reversed(),
                body.states().stream().map(this::inside).toList(),
                body.elements().stream().map(this::inside).toList(),
                body.invariants().stream().map(this::inside).toList(),
                next,
                condition(body.condition()));
        return build.scan(vectorised, arguments);
    }

    private Node inside(Node bound) {
        return seeds.getOrDefault(bound, bound);
    }

    private Node argument(Node bound, Node argument) {
        if (!seeds.containsKey(bound)) {
            return outside.orSame(argument);
        }
        Node along = outside.alongAxis(build, argument);
        return body.elements().contains(bound) ? firstTwoAxesExchanged(build, along) : along;
    }

    /** The loop goes on as long as it would for any of the values; states that are through no longer change. */
    private @Nullable Node condition(@Nullable Node condition) {
        if (condition == null) {
            return null;
        }
        if (!inside.varies(condition)) {
            return inside.orSame(condition);
        }
        Node count = build.sum(build.indicator(inside.of(condition)), List.of(0));
        return build.isNotZero(count);
    }

    private static Node firstTwoAxesExchanged(GraphBuilder build, Node node) {
        List<Integer> order = new ArrayList<>(GraphBuilder.allAxes(node));
        order.set(0, 1);
        order.set(1, 0);
        return build.viewThrough(View.permute(node.shape(), order), node);
    }
}
