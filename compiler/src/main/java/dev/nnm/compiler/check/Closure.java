package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.ExampleIndex;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.View;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the body of a loop stand on its own. What it computes without the loop's bound nodes is computed once, outside,
 * and becomes an invariant. Constants and the number of the example stay inside, and so do views, which cost nothing,
 * and comparisons.
 */
final class Closure {

    private final GraphBuilder build;
    private final Set<Node> dependent = new HashSet<>();
    private final Set<Node> constant = new HashSet<>();
    /** The bound nodes for what is taken from outside. */
    private final Map<Node, Node> invariants = new LinkedHashMap<>();

    private final Map<Node, Node> rebuilt = new HashMap<>();
    private final Set<Integer> inside = new HashSet<>();

    private Closure(GraphBuilder build) {
        this.build = build;
    }

    /**
     * Closes a body.
     *
     * @param bound what the loop gives to each step
     * @param roots what each step computes
     */
    static Closure of(GraphBuilder build, Collection<Node> bound, List<Node> roots) {
        Closure closure = new Closure(build);
        closure.dependent.addAll(bound);
        build.graph().reachable(roots).forEach(closure::classify);
        Map<Integer, Node> kept = closure.keptInside(roots);
        closure.inside.addAll(kept.keySet());
        kept.values().forEach(closure::rebuild);
        return closure;
    }

    private void classify(Node node) {
        if (node.arguments().stream().anyMatch(dependent::contains)) {
            dependent.add(node);
        } else if (isConstant(node)) {
            constant.add(node);
        }
    }

    private boolean isConstant(Node node) {
        if (node.arguments().isEmpty()) {
            return node.operation() instanceof Constant
                    || node.operation() instanceof Literal
                    || node.operation() instanceof Iota
                    || node.operation() instanceof ExampleIndex;
        }
        return (node.operation() instanceof Elementwise || isArrangement(node))
                && constant.containsAll(node.arguments());
    }

    private static boolean isArrangement(Node node) {
        return node.operation() instanceof View || node.operation() instanceof Reshape;
    }

    private boolean staysInside(Node node) {
        return dependent.contains(node)
                || constant.contains(node)
                || isArrangement(node)
                || node.type().element() == ElementType.BOOLEAN;
    }

    /** The nodes of the body by id, arguments first. */
    private Map<Integer, Node> keptInside(List<Node> roots) {
        Map<Integer, Node> kept = new TreeMap<>();
        Deque<Node> pending = new ArrayDeque<>(roots);
        while (!pending.isEmpty()) {
            Node node = pending.pop();
            if (!staysInside(node)) {
                invariants.computeIfAbsent(node, this::invariant);
            } else if (kept.put(node.id(), node) == null) {
                pending.addAll(node.arguments());
            }
        }
        return kept;
    }

    private Node invariant(Node outside) {
        Graph graph = build.graph();
        String label = graph.origin(outside).label();
        Node bound = build.bound(label == null ? outside.operation().name() : label, outside.type());
        graph.describe(bound, graph.origin(outside));
        return bound;
    }

    private void rebuild(Node node) {
        List<Node> arguments = node.arguments().stream().map(this::of).toList();
        if (!arguments.equals(node.arguments())) {
            rebuilt.put(node, build.at(build.graph().origin(node)).rebuild(node, arguments));
        }
    }

    /** What stands in the body for a root. */
    Node of(Node root) {
        Node invariant = invariants.get(root);
        return invariant == null ? rebuilt.getOrDefault(root, root) : invariant;
    }

    /** Whether the body depends on a bound node. */
    boolean uses(Node bound) {
        return inside.contains(bound.id());
    }

    /** What is taken from outside, and the bound nodes that stand for it. */
    Map<Node, Node> invariants() {
        return invariants;
    }
}
