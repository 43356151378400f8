package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.Elementwise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One bottom-up pass that rewrites each node, and what replaces it, until no rule applies. The recursion over arguments
 * and replacements runs on a stack of its own, so that depth does not matter.
 */
final class RewritingPass {

    /** Rules that undo each other would go on forever; no sound set of rules comes near this. */
    private static final int MOST_STEPS_OF_ONE_NODE = 100;

    private final RuleSet rules;
    private final Rebuilding rebuilding;
    private final SumsOfSquares squares = new SumsOfSquares();
    private final KnownConditions conditions;
    private final Map<Object, List<Rewrite>> candidates = new HashMap<>();
    private final Map<Node, Node> done = new HashMap<>();
    private final Map<Node, Node> becomes = new HashMap<>();
    private final Map<Node, Integer> steps = new HashMap<>();
    private final Set<Node> open = new HashSet<>();

    RewritingPass(Graph graph, RuleSet rules) {
        this.rules = rules;
        this.conditions = new KnownConditions(graph);
        boolean exactly = rules.rewrites().stream()
                .noneMatch(row -> row.exactness() == Exactness.ALGEBRAIC || row.exactness() == Exactness.STABILISING);
        this.rebuilding = new Rebuilding(graph, exactly);
    }

    List<Node> apply(List<Node> roots) {
        return roots.stream().map(this::simplified).toList();
    }

    private Node simplified(Node root) {
        Deque<Node> pending = new ArrayDeque<>(List.of(root));
        while (!pending.isEmpty()) {
            Node node = pending.element();
            if (done.containsKey(node)) {
                pending.remove();
            } else if (becomes.containsKey(node)) {
                follow(node, pending);
            } else if (!pushArguments(node, pending)) {
                step(node);
            }
        }
        return result(root);
    }

    private Node result(Node node) {
        return done.getOrDefault(node, node);
    }

    private void follow(Node node, Deque<Node> pending) {
        Node successor = becomes.getOrDefault(node, node);
        if (done.containsKey(successor)) {
            finish(node, result(successor));
        } else if (open.contains(successor)) {
            finish(node, node);
        } else {
            pending.push(successor);
        }
    }

    private void finish(Node node, Node result) {
        done.put(node, result);
        rebuilding.describe(node, result);
    }

    /** Asks for arguments that are not simplified; one that waits for this node itself is left as it is. */
    private boolean pushArguments(Node node, Deque<Node> pending) {
        open.add(node);
        boolean pushed = false;
        for (Node argument : node.arguments()) {
            if (!done.containsKey(argument) && !open.contains(argument)) {
                pending.push(argument);
                pushed = true;
            }
        }
        return pushed;
    }

    private void step(Node node) {
        Node rebuilt = rebuilding.with(
                node, node.arguments().stream().map(this::result).toList());
        Node next = rebuilt == node ? rewritten(node) : rebuilt;
        int taken = steps.getOrDefault(node, 0);
        if (next == null || next == node || taken == MOST_STEPS_OF_ONE_NODE) {
            finish(node, node);
        } else {
            becomes.put(node, next);
            steps.merge(next, taken + 1, Math::max);
        }
    }

    private @Nullable Node rewritten(Node node) {
        List<Rewrite> applicable = applicable(node.operation());
        if (applicable.isEmpty()) {
            return null;
        }
        Site site = new Site(rebuilding.builderAt(node), node, squares, conditions);
        for (Rewrite rewrite : applicable) {
            Node replacement = rewrite.apply(site);
            if (replacement != null) {
                return replacement;
            }
        }
        return null;
    }

    private List<Rewrite> applicable(Operation operation) {
        Object key = operation instanceof Elementwise ? operation : operation.getClass();
        return candidates.computeIfAbsent(key, k -> rules.candidates(operation));
    }
}
