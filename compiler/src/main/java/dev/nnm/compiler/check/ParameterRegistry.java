package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.runtime.Initializer;
import dev.nnm.runtime.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The model's parameters, in the order of their declaration. */
final class ParameterRegistry {

    private final Map<Node, Entry> entries = new LinkedHashMap<>();
    private final Map<Node, List<Node>> collected = new LinkedHashMap<>();
    private final Set<String> prefixes = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private long size;

    private record Entry(String name, Initializer initializer) {}

    /** A prefix that no other call has: the base itself, or the base with a number. */
    String claimPrefix(String base) {
        String prefix = base;
        for (int number = 2; !prefixes.add(prefix); number++) {
            prefix = base + "_" + number;
        }
        return prefix;
    }

    /** A name that no other parameter has: the wanted one, or that with a number. */
    String claimName(String wanted) {
        String name = wanted;
        for (int number = 2; !names.add(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    /** Adds a parameter. Its name has been claimed. */
    void add(String name, Node node, Initializer initializer) {
        entries.put(node, new Entry(name, initializer));
        size += node.shape().elementCount();
    }

    /** The parameter of a name. */
    Optional<Node> find(String name) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The names of all parameters so far. */
    List<String> names() {
        return entries.values().stream().map(Entry::name).toList();
    }

    /** The number of elements of all parameters so far. */
    long size() {
        return size;
    }

    /** Whether a node is a parameter. */
    boolean contains(Node node) {
        return entries.containsKey(node);
    }

    /** Whether a node is a parameter that is trained by its gradient, as far as is known yet. */
    boolean isTrained(Node node) {
        return entries.containsKey(node) && !collected.containsKey(node);
    }

    /**
     * Makes a parameter one that is not trained by its gradient: it becomes the given value in each update, or the mean
     * of all that it is given at several places.
     */
    void collect(Node parameter, Node value) {
        collected.computeIfAbsent(parameter, p -> new ArrayList<>()).add(value);
    }

    /** The parameters so far that are trained by their gradients. */
    List<Node> trained() {
        return entries.keySet().stream().filter(this::isTrained).toList();
    }

    /** All parameters in the order of the flat array: those that are trained, then those that collect statistics. */
    List<CheckedModel.ParameterNode> parameters(GraphBuilder build) {
        List<Node> ordered = new ArrayList<>(trained());
        ordered.addAll(collected.keySet());
        List<CheckedModel.ParameterNode> parameters = new ArrayList<>();
        long offset = 0;
        for (Node node : ordered) {
            parameters.add(parameter(build, node, Math.toIntExact(offset)));
            offset += node.shape().elementCount();
        }
        return parameters;
    }

    private CheckedModel.ParameterNode parameter(GraphBuilder build, Node node, int offset) {
        Entry entry = entries.get(node);
        if (entry == null) {
            throw new IllegalStateException("not declared: " + node);
        }
        Parameter parameter = new Parameter(
                entry.name, node.shape().sizes(), offset, entry.initializer, !collected.containsKey(node));
        List<Node> values = collected.getOrDefault(node, List.of());
        return new CheckedModel.ParameterNode(parameter, node, values.isEmpty() ? null : mean(build, values));
    }

    private static Node mean(GraphBuilder build, List<Node> values) {
        Node sum = values.get(0);
        for (Node value : values.subList(1, values.size())) {
            sum = build.add(sum, value);
        }
        return values.size() == 1 ? sum : build.divide(sum, build.constant(values.size()));
    }
}
