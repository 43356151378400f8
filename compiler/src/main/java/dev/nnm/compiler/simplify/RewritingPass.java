package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.Elementwise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<Node, Progress> progress = new HashMap<>();

    /** How far a node is. */
    private static final class Progress {

        /** Whether it has been begun. */
        private boolean open;
        /** How many steps led to it. */
        private int steps;
        /** What takes its place next, which may be replaced too. */
        private @Nullable Node successor;
        /** What takes its place for good. */
        private @Nullable Node result;
    }

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
            Progress own = progress(node);
            if (own.result != null) {
                pending.remove();
            } else if (own.successor != null) {
                follow(node, own, own.successor, pending);
            } else if (!pushArguments(node, own, pending)) {
                step(node, own);
            }
        }
        return result(root);
    }

    private Progress progress(Node node) {
        Progress known = progress.get(node);
        if (known == null) {
            known = new Progress();
            progress.put(node, known);
        }
        return known;
    }

    private Node result(Node node) {
        Node result = progress(node).result;
        return result == null ? node : result;
    }

    private List<Node> results(List<Node> nodes) {
        List<Node> results = new ArrayList<>(nodes.size());
        nodes.forEach(node -> results.add(result(node)));
        return results;
    }

    private void follow(Node node, Progress own, Node successor, Deque<Node> pending) {
        Progress next = progress(successor);
        if (next.result != null) {
            finish(node, own, next.result);
        } else if (next.open) {
            finish(node, own, node);
        } else {
            pending.push(successor);
        }
    }

    private void finish(Node node, Progress own, Node result) {
        own.result = result;
        rebuilding.describe(node, result);
    }

    /** Asks for arguments that are not simplified; one that waits for this node itself is left as it is. */
    private boolean pushArguments(Node node, Progress own, Deque<Node> pending) {
        own.open = true;
        boolean pushed = false;
        for (Node argument : node.arguments()) {
            Progress its = progress(argument);
            if (its.result == null && !its.open) {
                pending.push(argument);
                pushed = true;
            }
        }
        return pushed;
    }

    private void step(Node node, Progress own) {
        Node rebuilt = rebuilding.with(node, results(node.arguments()));
        Node next = rebuilt == node ? rewritten(node) : rebuilt;
        if (next == null || next == node || own.steps == MOST_STEPS_OF_ONE_NODE) {
            finish(node, own, node);
        } else {
            own.successor = next;
            Progress its = progress(next);
            its.steps = Math.max(its.steps, own.steps + 1);
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
