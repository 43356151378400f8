package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.runtime.Initializer;
import dev.nnm.runtime.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The model's parameters, laid one after the other into a flat array as they are declared. */
final class ParameterRegistry {

    private final List<CheckedModel.ParameterNode> parameters = new ArrayList<>();
    private final Set<String> prefixes = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private long size;

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

    /** Adds a parameter behind the others. Its name has been claimed. */
    void add(String name, Node node, Initializer initializer) {
        Parameter parameter = new Parameter(name, node.shape().sizes(), Math.toIntExact(size), initializer);
        parameters.add(new CheckedModel.ParameterNode(parameter, node));
        size += node.shape().elementCount();
    }

    /** The number of elements of all parameters so far. */
    long size() {
        return size;
    }

    List<CheckedModel.ParameterNode> parameters() {
        return List.copyOf(parameters);
    }
}
