package dev.nnm.compiler.interpret;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Variable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates nodes of a graph one by one in double precision. Values are row-major; the value of a batched node has the
 * batch as its first axis. Sums run in row-major order from 0.
 */
public final class Interpreter {

    private Interpreter() {}

    /**
     * The values of some nodes.
     *
     * @param graph where the nodes live
     * @param roots the nodes whose values are wanted
     * @param given the values of variables, and of other nodes that are not to be computed
     * @param batch the number of examples
     * @return the value of each root
     * @throws IllegalArgumentException if a variable has no value, or a value has the wrong size
     */
    public static Map<Node, double[]> evaluate(
            Graph graph, Collection<Node> roots, Map<Node, double[]> given, int batch) {
        Map<Node, double[]> all = trace(graph, roots, given, batch);
        Map<Node, double[]> result = new HashMap<>();
        for (Node root : roots) {
            result.put(root, valueIn(all, root));
        }
        return result;
    }

    /**
     * The values of some nodes, where variables are given by name.
     *
     * @throws IllegalArgumentException if a variable has no value, or a value has the wrong size
     */
    public static Map<Node, double[]> evaluateNamed(
            Graph graph, Collection<Node> roots, Map<String, double[]> given, int batch) {
        Map<Node, double[]> byNode = new HashMap<>();
        for (Node node : graph.reachable(roots)) {
            if (node.operation() instanceof Variable variable && given.containsKey(variable.name())) {
                byNode.put(node, valueIn(given, variable.name()));
            }
        }
        return evaluate(graph, roots, byNode, batch);
    }

    /**
     * The values of all nodes that the roots depend on, in the order in which they are computed.
     *
     * @throws IllegalArgumentException if a variable has no value, or a value has the wrong size
     */
    public static Map<Node, double[]> trace(Graph graph, Collection<Node> roots, Map<Node, double[]> given, int batch) {
        Map<Node, double[]> values = new LinkedHashMap<>();
        BitSet needed = needed(roots, given);
        for (Node node : graph.reachable(roots)) {
            if (needed.get(node.id())) {
                double[] known = given.get(node);
                values.put(node, known == null ? computed(node, values, batch) : checked(node, known, batch));
            }
        }
        return values;
    }

    /** The roots and what they depend on, no further than what is given. */
    private static BitSet needed(Collection<Node> roots, Map<Node, double[]> given) {
        BitSet needed = new BitSet();
        List<Node> pending = new ArrayList<>(roots);
        while (!pending.isEmpty()) {
            Node node = pending.remove(pending.size() - 1);
            if (!needed.get(node.id())) {
                needed.set(node.id());
                if (!given.containsKey(node)) {
                    pending.addAll(node.arguments());
                }
            }
        }
        return needed;
    }

    private static double[] computed(Node node, Map<Node, double[]> values, int batch) {
        if (node.operation() instanceof Variable variable) {
            throw new IllegalArgumentException("no value is given for " + variable.name());
        }
        List<Tensor> arguments = new ArrayList<>();
        for (Node argument : node.arguments()) {
            arguments.add(new Tensor(argument.type(), valueIn(values, argument)));
        }
        return Evaluation.of(node, arguments, batch);
    }

    private static double[] checked(Node node, double[] value, int batch) {
        int size = Tensor.size(node.type(), batch);
        if (value.length != size) {
            throw new IllegalArgumentException(node + " has " + size + " elements, not " + value.length);
        }
        return value;
    }

    private static <K> double[] valueIn(Map<K, double[]> values, K key) {
        double[] value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no value for " + key);
        }
        return value;
    }
}
