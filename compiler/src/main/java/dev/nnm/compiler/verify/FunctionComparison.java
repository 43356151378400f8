package dev.nnm.compiler.verify;

import dev.nnm.compiler.check.OwnDerivative;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.IndexVariable;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.verify.ComparedDerivative.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A derivative that a function states, by the values of its body. */
final class FunctionComparison {

    private static final int POINTS = 20;
    private static final int TRIED_POINTS = 60;

    /** Calls of a function beyond these are taken to be like them. */
    private static final int MOST_CALLS = 10;

    /** Of the elements of a large tensor so many are compared at a point. */
    private static final int MOST_ELEMENTS = 20;

    private final Graph graph;
    private final Agreement agreement = new Agreement();

    private FunctionComparison(Graph graph) {
        this.graph = graph;
    }

    /**
     * Compares a derivative that a function states.
     *
     * @param calls the derivative as it stands in the calls of the function, at least one
     */
    static ComparedDerivative of(Graph graph, List<OwnDerivative> calls) {
        FunctionComparison comparison = new FunctionComparison(graph);
        calls.stream().limit(MOST_CALLS).forEach(comparison::compare);
        OwnDerivative first = calls.get(0);
        return comparison.agreement.result(Kind.FUNCTION, first.function(), first.parameter());
    }

    private void compare(OwnDerivative call) {
        Node direction = graph.node(
                new Variable(
                        "direction", Variable.Kind.SHARED_SEED, call.argument().shape()),
                List.of());
        GraphBuilder build = new GraphBuilder(graph);
        Node along = build.multiply(
                call.stated(), build.broadcast(direction, call.value().shape()));
        int enough = agreement.points() + POINTS;
        for (int number = 0; number < TRIED_POINTS && agreement.points() < enough; number++) {
            compareAt(new RandomPoint(number), call, direction, along);
        }
    }

    private void compareAt(RandomPoint random, OwnDerivative call, Node direction, Node along) {
        Map<Node, double[]> given = new HashMap<>();
        given.put(call.argument(), random.numbers(count(call.argument())));
        given.put(direction, direction.shape().isScalar() ? new double[] {1} : random.direction(count(direction)));
        for (Node leaf : leaves(List.of(call.value(), along), given)) {
            boolean isIndex = leaf.operation() instanceof IndexVariable;
            given.put(leaf, isIndex ? new double[1] : random.numbers(count(leaf)));
        }
        double[] derivatives = values(along, given);
        int compared = Math.min(derivatives.length, MOST_ELEMENTS);
        for (int i = 0; i < compared; i++) {
            int element = (int) ((long) i * derivatives.length / compared);
            agreement.compare(
                    derivatives[element],
                    Math.abs(derivatives[element]),
                    step -> values(call.value(), moved(given, call.argument(), direction, step))[element]);
        }
    }

    /** What is given from outside, apart from what has values. */
    private static List<Node> leaves(List<Node> roots, Map<Node, double[]> given) {
        List<Node> leaves = new ArrayList<>();
        List<Node> pending = new ArrayList<>(roots);
        Map<Node, Boolean> seen = new HashMap<>();
        while (!pending.isEmpty()) {
            Node node = pending.remove(pending.size() - 1);
            if (!given.containsKey(node) && seen.put(node, true) == null) {
                if (isLeaf(node)) {
                    leaves.add(node);
                }
                pending.addAll(node.arguments());
            }
        }
        return leaves;
    }

    private static boolean isLeaf(Node node) {
        return node.operation() instanceof Variable
                || node.operation() instanceof Bound
                || node.operation() instanceof IndexVariable;
    }

    private static Map<Node, double[]> moved(Map<Node, double[]> given, Node argument, Node direction, double step) {
        Map<Node, double[]> moved = new HashMap<>(given);
        double[] values = given.getOrDefault(argument, new double[0]).clone();
        double[] along = given.getOrDefault(direction, new double[0]);
        for (int i = 0; i < values.length; i++) {
            values[i] += step * along[i];
        }
        moved.put(argument, values);
        return moved;
    }

    private double[] values(Node node, Map<Node, double[]> given) {
        return Interpreter.evaluate(graph, List.of(node), given, 1).getOrDefault(node, new double[0]);
    }

    private static int count(Node node) {
        return Math.toIntExact(node.shape().elementCount());
    }
}
