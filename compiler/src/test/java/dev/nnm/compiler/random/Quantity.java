package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import java.util.List;
import java.util.Map;

/**
 * Numbers computed from nodes of a graph.
 *
 * @param graph the graph
 * @param roots the nodes
 * @param given the values of variables
 * @param batch the number of examples
 * @param reading the numbers, from the values of the nodes
 */
record Quantity(Graph graph, List<Node> roots, Map<Node, double[]> given, int batch, Reading reading) {

    private static final int TRIALS = 6;

    /** Numbers from the values of nodes. */
    interface Reading {
        double[] of(Map<Node, double[]> values);
    }

    /** The elements of one node. */
    static Quantity of(Graph graph, Node node, Map<Node, double[]> given, int batch) {
        return new Quantity(graph, List.of(node), given, batch, values -> values.get(node));
    }

    /** The elements of one node for every example, also if they are the same for all. */
    static Quantity ofEachExample(Graph graph, Node node, Map<Node, double[]> given, int batch) {
        return new Quantity(graph, List.of(node), given, batch, values -> ofEachExample(node, values.get(node), batch));
    }

    /** The value of a node for every example, also if it is the same for all. */
    static double[] ofEachExample(Node node, double[] value, int batch) {
        if (node.isBatched()) {
            return value;
        }
        double[] all = new double[value.length * batch];
        for (int example = 0; example < batch; example++) {
            System.arraycopy(value, 0, all, example * value.length, value.length);
        }
        return all;
    }

    /** The numbers. */
    double[] value() {
        return reading.of(Interpreter.evaluate(graph, roots, given, batch));
    }

    /** How far errors of a relative size in every operation move each number, in a few trials. */
    double[] uncertainty(double epsilon) {
        double[] exact = value();
        double[] furthest = new double[exact.length];
        for (int trial = 0; trial < TRIALS; trial++) {
            double[] moved = reading.of(new Rounding(epsilon, trial).evaluate(graph, roots, given, batch));
            for (int i = 0; i < exact.length; i++) {
                double distance = exact[i] == moved[i] ? 0 : Math.abs(exact[i] - moved[i]);
                furthest[i] = Math.max(furthest[i], Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
            }
        }
        return furthest;
    }
}
