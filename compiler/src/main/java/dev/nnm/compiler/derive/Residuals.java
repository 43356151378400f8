package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.JavaForm;
import dev.nnm.compiler.op.LinearOperation;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Substitution;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the reverse of a loop needs of the loop itself: values of its body. Elements and invariants are given to the
 * reverse as well. States, and what took work to compute, are kept for every step (the tape); what takes a few
 * arithmetic operations on these is computed again.
 */
final class Residuals {

    private final GraphBuilder build;
    private final Node scan;
    private final ScanBody body;
    private final LoopArguments arguments;
    private final Set<Node> bound;
    /** The nodes that depend on what the loop is given, and on nothing that its reverse alone is given. */
    private final Set<Node> primal = new HashSet<>();

    private final Set<Node> stacked = new HashSet<>();
    private final Map<Node, Node> replacements = new HashMap<>();

    Residuals(GraphBuilder build, Node scan, LoopArguments arguments) {
        this.build = build;
        this.scan = scan;
        this.body = Scan.body(scan);
        this.arguments = arguments;
        this.bound = Set.copyOf(body.bound());
    }

    /** The adjoints with the values of the loop's body replaced by what the reverse loop is given for them. */
    List<Node> apply(List<Node> adjoints) {
        List<Node> ordered = build.graph().reachable(adjoints);
        Set<Node> mixed = new HashSet<>();
        ordered.forEach(node -> classify(node, mixed));
        Set<Node> needed = needed(adjoints, mixed);
        needed.stream().filter(node -> !isCheap(node)).forEach(stacked::add);
        needed.stream().filter(this::isCheap).forEach(this::computeAgainOrStack);
        stacked.forEach(this::provide);
        return Substitution.apply(build.graph(), adjoints, replacements);
    }

    private void classify(Node node, Set<Node> mixed) {
        if (bound.contains(node)) {
            primal.add(node);
        } else if (node.operation() instanceof Bound
                || node.arguments().stream().anyMatch(mixed::contains)) {
            mixed.add(node);
        } else if (node.arguments().stream().anyMatch(primal::contains)) {
            primal.add(node);
        }
    }

    /** The values of the body that adjoints use directly. */
    private Set<Node> needed(List<Node> adjoints, Set<Node> mixed) {
        Set<Node> needed = new HashSet<>();
        adjoints.stream().filter(primal::contains).forEach(needed::add);
        for (Node node : mixed) {
            node.arguments().stream().filter(primal::contains).forEach(needed::add);
        }
        return needed;
    }

    /** Whether a value takes no more than arithmetic; the condition of a loop is kept, for not all steps may be run. */
    private boolean isCheap(Node node) {
        if (node == body.condition()) {
            return false;
        }
        if (node.operation() instanceof Elementwise elementwise) {
            JavaForm form = elementwise.java();
            return form instanceof JavaForm.Infix || form instanceof JavaForm.Prefix || isSmallPower(node);
        }
        return node.operation() instanceof LinearOperation || node.operation() instanceof Stop;
    }

    /** Whether a power becomes a multiplication or two. */
    private static boolean isSmallPower(Node node) {
        return node.operation() == Elementwises.POWER
                && node.argument(1).operation() instanceof Constant exponent
                && (exponent.value() == 2 || exponent.value() == 3);
    }

    /** A value is kept itself only if this takes less memory than to keep what it is computed from. */
    private void computeAgainOrStack(Node node) {
        Set<Node> sources = sources(node);
        long more = sources.stream()
                .filter(source -> !isGiven(source) && !stacked.contains(source))
                .mapToLong(source -> source.shape().elementCount())
                .sum();
        if (more <= node.shape().elementCount()) {
            stacked.addAll(sources);
        } else {
            stacked.add(node);
        }
    }

    /** Whether a bound node costs nothing to keep: all but states. */
    private boolean isGiven(Node node) {
        return bound.contains(node) && !body.states().contains(node);
    }

    /** What is not cheap below a cheap node. */
    private Set<Node> sources(Node node) {
        Set<Node> sources = new HashSet<>();
        Set<Node> seen = new HashSet<>();
        Deque<Node> pending = new ArrayDeque<>(List.of(node));
        while (!pending.isEmpty()) {
            Node next = pending.pop();
            if (!seen.add(next) || !primal.contains(next)) {
                continue;
            }
            if (!stacked.contains(next) && isCheap(next)) {
                pending.addAll(next.arguments());
            } else {
                sources.add(next);
            }
        }
        return sources;
    }

    private void provide(Node node) {
        if (isGiven(node)) {
            arguments.takeOver(node);
        } else {
            Node residual = build.bound(node.operation().name(), node.type());
            arguments.addElement(residual, build.result(scan, ScanResult.Kind.STACKED, node));
            replacements.put(node, residual);
        }
    }
}
