package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.View;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which nodes are sums of squares: x·x, even powers and absolute values, their sums, products and quotients, also by
 * positive numbers. They are never negative, nor −0. Each node is examined once, in a loop.
 */
final class SumsOfSquares {

    /** Operations whose result is a sum of squares if all their arguments are. */
    private static final Set<Operation> ALL_ARGUMENTS =
            Set.of(Elementwises.ADD, Elementwises.MULTIPLY, Elementwises.DIVIDE);

    private final Map<Node, Boolean> known = new HashMap<>();

    /** Whether a node is one. A mere number does not count: it has no derivative that could be infinite. */
    boolean contains(Node node) {
        return !(node.operation() instanceof Constant) && isOne(node);
    }

    private boolean isOne(Node node) {
        Deque<Node> pending = new ArrayDeque<>(List.of(node));
        while (!pending.isEmpty()) {
            Node current = pending.element();
            List<Node> open = premises(current).stream()
                    .filter(p -> !known.containsKey(p))
                    .toList();
            if (open.isEmpty()) {
                pending.remove();
                known.put(current, isSquare(current) || followsFromPremises(current));
            } else {
                open.forEach(pending::push);
            }
        }
        return known.getOrDefault(node, false);
    }

    private static boolean isSquare(Node node) {
        if (node.operation() instanceof Constant constant) {
            return constant.value() > 0 || Double.doubleToRawLongBits(constant.value()) == 0;
        }
        if (node.operation() == Elementwises.POWER) {
            return node.argument(1).operation() instanceof Constant exponent
                    && exponent.value() > 0
                    && exponent.value() % 2 == 0;
        }
        if (node.operation() == Elementwises.MULTIPLY) {
            return node.argument(0) == node.argument(1);
        }
        return node.operation() == Elementwises.ABS || node.operation() instanceof BatchSize;
    }

    private boolean followsFromPremises(Node node) {
        List<Node> premises = premises(node);
        return !premises.isEmpty() && premises.stream().allMatch(p -> known.getOrDefault(p, false));
    }

    /** The nodes of which all must be sums of squares for this one to be; none if it is not one for that reason. */
    private static List<Node> premises(Node node) {
        if (isSquare(node)) {
            return List.of();
        }
        if (ALL_ARGUMENTS.contains(node.operation())) {
            return node.arguments();
        }
        if (node.operation() == Elementwises.SELECT) {
            return List.of(node.argument(1), node.argument(2));
        }
        return keepsSign(node) ? node.arguments() : List.of();
    }

    private static boolean keepsSign(Node node) {
        return node.operation() instanceof View
                || node.operation() instanceof Reshape
                || node.operation() instanceof Stop
                || (node.operation() instanceof Reduce reduce && reduce.kind() == ReductionKind.SUM)
                || (node.operation() instanceof BatchReduce batch && batch.kind() == ReductionKind.SUM);
    }
}
