package dev.nnm.teach.subject;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Scatter;
import dev.nnm.compiler.op.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The intermediate variables of a computation, as people count them: variables, what the user has named, and every
 * operation that computes. What only rearranges elements, conditions, and the products inside of sums of products are
 * part of what they are used in. Steps stand in the order of their depth, so that what can be computed at the same time
 * stands together, as in the survey of Baydin et al.
 */
public final class Steps {

    private final Graph graph;
    private final Map<Node, List<Node>> users = new HashMap<>();
    private final Map<Node, Integer> depths = new HashMap<>();
    private final List<Node> ordered;
    private final Map<Node, String> names = new LinkedHashMap<>();

    private Steps(Graph graph, NamedNode result) {
        this.graph = graph;
        List<Node> reachable = graph.reachable(List.of(result.node()));
        reachable.forEach(node -> node.arguments()
                .forEach(a -> users.computeIfAbsent(a, k -> new ArrayList<>()).add(node)));
        Set<Node> varying = new HashSet<>();
        Set<Node> shown = new HashSet<>();
        reachable.stream()
                .filter(node -> node == result.node() || (varies(node, varying) && isStep(node)))
                .forEach(shown::add);
        reachable.forEach(node -> depths.put(node, depth(node, shown)));
        this.ordered = reachable.stream()
                .filter(shown::contains)
                .sorted(Comparator.<Node>comparingInt(this::depth).thenComparingInt(Node::id))
                .toList();
        nameAll(result);
    }

    /** The steps by which a number is computed. */
    public static Steps to(Graph graph, NamedNode result) {
        return new Steps(graph, result);
    }

    /** The steps, each after what it needs; variables first. */
    public List<Node> ordered() {
        return ordered;
    }

    /** The name of every step: the user's, or v1, v2, … */
    public Map<Node, String> names() {
        return names;
    }

    /** The number of steps on the longest way from a variable to a node. */
    public int depth(Node node) {
        return depths.getOrDefault(node, 0);
    }

    /** The steps on which a step depends directly, as often as it uses them. */
    public List<Node> arguments(Node step) {
        List<Node> found = new ArrayList<>();
        step.arguments().forEach(argument -> collect(argument, found));
        return found;
    }

    private void collect(Node node, List<Node> found) {
        if (names.containsKey(node)) {
            found.add(node);
        } else {
            node.arguments().forEach(argument -> collect(argument, found));
        }
    }

    /** Whether a node depends on a variable; asked of arguments first. */
    private static boolean varies(Node node, Set<Node> varying) {
        boolean varies = node.operation() instanceof Variable
                || node.arguments().stream().anyMatch(varying::contains);
        if (varies) {
            varying.add(node);
        }
        return varies;
    }

    private boolean isStep(Node node) {
        if (node.operation() instanceof Variable || node.operation() instanceof Marked) {
            return true;
        }
        if (isDefinition(node)) {
            return false;
        }
        if (node.operation() instanceof Elementwise) {
            return node.type().element() == ElementType.REAL && !isFactorOfSum(node);
        }
        return node.operation() instanceof Reduce
                || node.operation() instanceof ScanResult
                || node.operation() instanceof Gather
                || node.operation() instanceof Scatter;
    }

    /** What is computed only to be named is one step together with its name. */
    private boolean isDefinition(Node node) {
        List<Node> by = users.getOrDefault(node, List.of());
        return !by.isEmpty() && by.stream().allMatch(user -> user.operation() instanceof Marked);
    }

    private boolean isFactorOfSum(Node node) {
        List<Node> by = users.getOrDefault(node, List.of());
        return node.operation() == Elementwises.MULTIPLY
                && !node.shape().isScalar()
                && !by.isEmpty()
                && by.stream().allMatch(user -> user.operation() instanceof Reduce);
    }

    private int depth(Node node, Set<Node> shown) {
        int below = node.arguments().stream()
                .mapToInt(argument -> depths.getOrDefault(argument, 0))
                .max()
                .orElse(0);
        return node.arguments().isEmpty() ? 0 : below + (shown.contains(node) ? 1 : 0);
    }

    private void nameAll(NamedNode result) {
        Set<String> taken = new HashSet<>();
        for (Node node : ordered) {
            if (node.operation() instanceof Variable || node.operation() instanceof Marked) {
                names.put(node, node.operation().name());
                taken.add(node.operation().name());
            }
        }
        if (!names.containsKey(result.node()) && taken.add(result.name())) {
            names.put(result.node(), result.name());
        }
        int number = 0;
        for (Node node : ordered) {
            if (!names.containsKey(node)) {
                do {
                    number++;
                } while (taken.contains("v" + number));
                names.put(node, "v" + number);
            }
        }
    }

    /** Where the steps live. */
    public Graph graph() {
        return graph;
    }
}
