package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Values for all variables of a graph, an example a point. */
record Points(int count, ToDoubleFunction<Random> element) {

    private static final double[] HARD = {
        Double.NEGATIVE_INFINITY,
        -1e308,
        -1000,
        -40,
        -2.5,
        -1,
        -1e-310,
        -0.0,
        0.0,
        1e-310,
        0.7,
        1,
        2,
        40,
        1000,
        1e308,
        Double.POSITIVE_INFINITY,
        Double.NaN
    };

    /** Zeros of both signs, infinities, NaN, the greatest and the smallest numbers. */
    static Points hard() {
        return new Points(800, random -> HARD[random.nextInt(HARD.length)]);
    }

    static Points between(double least, double greatest) {
        return new Points(200, random -> least + (greatest - least) * random.nextDouble());
    }

    /** The values of each root, an example after the other; roots that are not batched repeat theirs. */
    Map<Node, double[]> evaluate(Graph graph, List<Node> roots) {
        Map<Node, double[]> given = new HashMap<>();
        Random random = new Random(17);
        for (Node node : graph.reachable(roots)) {
            if (node.operation() instanceof Variable variable) {
                int examples = node.isBatched() ? count : 1;
                int size = examples * (int) variable.shape().elementCount();
                given.put(
                        node,
                        random.doubles(size)
                                .map(x -> element.applyAsDouble(random))
                                .toArray());
            }
        }
        Map<Node, double[]> values = new HashMap<>();
        Interpreter.evaluate(graph, roots, given, count)
                .forEach((root, value) -> values.put(root, root.isBatched() ? value : repeated(value)));
        return values;
    }

    private double[] repeated(double[] value) {
        double[] all = new double[count * value.length];
        for (int example = 0; example < count; example++) {
            System.arraycopy(value, 0, all, example * value.length, value.length);
        }
        return all;
    }
}
