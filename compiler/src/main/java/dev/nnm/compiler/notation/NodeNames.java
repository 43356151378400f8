package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.IndexVariable;
import dev.nnm.compiler.op.Variable;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of variables and of what was given a name: the user's where there is one, else t1, t2, … */
final class NodeNames {

    private final Map<Node, String> names = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int temporaries;

    private NodeNames() {}

    /**
     * Names nodes.
     *
     * @param ordered all nodes, arguments first
     * @param named those that get a name
     * @param usesLabels whether the user's names are used for others than variables
     * @param chosen names of others, which are used first
     */
    static NodeNames of(
            Graph graph, List<Node> ordered, Set<Node> named, boolean usesLabels, Map<Node, String> chosen) {
        NodeNames result = new NodeNames();
        chosen.forEach(result::put);
        for (Node node : ordered) {
            if (node.operation() instanceof Variable variable && !chosen.containsKey(node)) {
                result.put(node, variable.name());
            }
        }
        for (Node node : ordered) {
            if (named.contains(node)) {
                boolean hasOwnName = node.operation() instanceof Bound || node.operation() instanceof IndexVariable;
                String given = usesLabels ? graph.origin(node).label() : null;
                String label = hasOwnName ? node.operation().name() : given;
                result.put(node, label == null ? result.temporary() : result.unique(label));
            }
        }
        return result;
    }

    private void put(Node node, String name) {
        names.put(node, name);
        taken.add(name);
    }

    private String temporary() {
        String name;
        do {
            temporaries++;
            name = "t" + temporaries;
        } while (taken.contains(name));
        return name;
    }

    private String unique(String label) {
        String name = label;
        for (int number = 2; taken.contains(name); number++) {
            name = label + "_" + number;
        }
        return name;
    }

    Optional<String> of(Node node) {
        return Optional.ofNullable(names.get(node));
    }

    /** All names. */
    Collection<String> taken() {
        return taken;
    }
}
