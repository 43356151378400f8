package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Scan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Evaluates a graph as arithmetic of less precision might: every operation's result is off by a random bit. */
final class Rounding {

    private final Random random;
    private final double epsilon;

    /**
     * Errors of a relative size.
     *
     * @param seed decides all of them
     */
    Rounding(double epsilon, long seed) {
        this.epsilon = epsilon;
        this.random = new Random(seed);
    }

    /** The values of some nodes, with errors. */
    Map<Node, double[]> evaluate(Graph graph, Collection<Node> roots, Map<Node, double[]> given, int batch) {
        Map<Node, double[]> values = new HashMap<>(given);
        for (Node node : graph.reachable(roots)) {
            if (!values.containsKey(node) && !(node.operation() instanceof Scan)) {
                double[] exact = Interpreter.evaluate(graph, List.of(node), values, batch)
                        .get(node);
                values.put(node, rounds(node, values) ? disturbed(exact) : exact);
            }
        }
        Map<Node, double[]> result = new HashMap<>();
        roots.forEach(root -> result.put(root, values.get(root)));
        return result;
    }

    /** Whole numbers are computed exactly from whole numbers, and moved about without any error. */
    private static boolean rounds(Node node, Map<Node, double[]> values) {
        boolean isArithmetic = node.operation() instanceof Reduce
                || node.operation() instanceof BatchReduce
                || (node.operation() instanceof Elementwise && node.operation() != Elementwises.SELECT);
        if (node.type().element() != ElementType.REAL || !isArithmetic) {
            return false;
        }
        List<Node> all = new ArrayList<>(node.arguments());
        return !all.stream().allMatch(argument -> isWhole(values.get(argument)));
    }

    private static boolean isWhole(double[] numbers) {
        return Arrays.stream(numbers).allMatch(x -> x == Math.rint(x));
    }

    private double[] disturbed(double[] exact) {
        return Arrays.stream(exact)
                .map(x -> x * (1 + epsilon * (2 * random.nextDouble() - 1)))
                .toArray();
    }
}
