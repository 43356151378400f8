package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.JavaForm;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Scatter;
import dev.nnm.compiler.op.Substitution;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes before a loop what is the same in all its steps. */
final class LoopInvariants {

    private final Graph graph;

    private LoopInvariants(Graph graph) {
        this.graph = graph;
    }

    /** The roots with loops that compute less in each step. */
    static List<Node> apply(Graph graph, List<Node> roots) {
        List<Node> inner = LoopBodies.rewrite(graph, roots, inside -> apply(graph, inside));
        return new LoopInvariants(graph).moved(inner);
    }

    private List<Node> moved(List<Node> roots) {
        List<Node> ordered = graph.reachable(roots);
        Map<Node, Node> replacements = new HashMap<>();
        for (Node node : ordered) {
            if (node.operation() instanceof Scan) {
                move(node, ScanResult.of(node, ordered), replacements);
            }
        }
        return replacements.isEmpty() ? roots : Substitution.apply(graph, roots, replacements);
    }

    private void move(Node scan, List<Node> results, Map<Node, Node> replacements) {
        ScanBody body = Scan.body(scan);
        List<Node> inside = ScanResult.computed(body, results);
        List<Node> found = found(body, inside);
        if (found.isEmpty()) {
            return;
        }
        List<Node> arguments = new ArrayList<>(Substitution.apply(graph, scan.arguments(), replacements));
        Map<Node, Node> around = new HashMap<>();
        for (int k = body.states().size() + body.elements().size(); k < arguments.size(); k++) {
            around.put(body.bound().get(k), arguments.get(k));
        }
        List<Node> computed = Substitution.apply(graph, found, around);
        Map<Node, Node> given = new LinkedHashMap<>();
        List<Node> invariants = new ArrayList<>(body.invariants());
        for (int k = 0; k < found.size(); k++) {
            GraphBuilder build = new GraphBuilder(graph, graph.origin(found.get(k)));
            Node bound =
                    build.bound(found.get(k).operation().name(), found.get(k).type());
            given.put(found.get(k), bound);
            invariants.add(bound);
            arguments.add(computed.get(k));
        }
        List<Node> smaller = Substitution.apply(graph, inside, given);
        Node loop = new GraphBuilder(graph, graph.origin(scan))
                .scan(body.withRoots(smaller).withInvariants(invariants), arguments);
        LoopBodies.replaceResults(graph, results, loop, LoopBodies.taken(body, smaller), replacements);
    }

    /** What takes work and depends on invariants only, where something that varies or leaves the loop uses it. */
    private List<Node> found(ScanBody body, List<Node> inside) {
        List<Node> ordered = graph.reachable(inside);
        Set<Node> varying = new HashSet<>();
        Set<Node> worthwhile = new HashSet<>();
        for (Node node : ordered) {
            boolean isGiven = body.invariants().contains(node);
            if ((node.operation() instanceof Bound && !isGiven)
                    || node.arguments().stream().anyMatch(varying::contains)) {
                varying.add(node);
            } else if (takesWork(node) || node.arguments().stream().anyMatch(worthwhile::contains)) {
                worthwhile.add(node);
            }
        }
        Set<Node> used = new HashSet<>(inside);
        for (Node node : ordered) {
            if (varying.contains(node) || !takesWork(node)) {
                used.addAll(node.arguments());
            }
        }
        return ordered.stream()
                .filter(node -> worthwhile.contains(node) && takesWork(node) && used.contains(node))
                .toList();
    }

    private static boolean takesWork(Node node) {
        return (node.operation() instanceof Elementwise operation && !isSpread(node, operation))
                || node.operation() instanceof Gather
                || node.operation() instanceof Reduce
                || node.operation() instanceof BatchReduce
                || node.operation() instanceof Scatter
                || node.operation() instanceof ScanResult;
    }

    /** Whether this is arithmetic on what is much smaller, and better done again than stored. */
    private static boolean isSpread(Node node, Elementwise operation) {
        boolean isArithmetic =
                operation.java() instanceof JavaForm.Infix || operation.java() instanceof JavaForm.Prefix;
        return isArithmetic
                && node.arguments().stream()
                        .noneMatch(argument -> stored(argument) >= node.shape().elementCount());
    }

    private static long stored(Node node) {
        Node source = node;
        while (source.operation() instanceof View) {
            source = source.argument(0);
        }
        return source.operation() instanceof Constant ? 0 : source.shape().elementCount();
    }
}
