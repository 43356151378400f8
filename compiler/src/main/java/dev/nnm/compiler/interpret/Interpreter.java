package dev.nnm.compiler.interpret;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Scan;
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
        BitSet needed = needed(roots, given);
        List<Node> ordered = graph.reachable(roots).stream()
                .filter(node -> needed.get(node.id()))
                .toList();
        return inOrder(graph, ordered, given, batch);
    }

    /** The values of nodes whose arguments are given or stand before them. */
    static Map<Node, double[]> inOrder(Graph graph, List<Node> ordered, Map<Node, double[]> given, int batch) {
        Map<Node, double[]> values = new LinkedHashMap<>();
        for (Node node : ordered) {
            double[] known = given.get(node);
            if (known != null) {
                values.put(node, checked(node, known, batch));
            } else if (node.operation() instanceof Scan) {
                values.putAll(ScanRun.of(graph, node, ordered, arguments(node, values), batch));
            } else if (!values.containsKey(node)) {
                values.put(node, computed(node, values, batch));
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
        return Evaluation.of(node, arguments(node, values), batch);
    }

    private static List<Tensor> arguments(Node node, Map<Node, double[]> values) {
        List<Tensor> arguments = new ArrayList<>();
        for (Node argument : node.arguments()) {
            arguments.add(new Tensor(argument.type(), valueIn(values, argument)));
        }
        return arguments;
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
