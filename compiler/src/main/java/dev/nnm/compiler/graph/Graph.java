package dev.nnm.compiler.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An arena of interned nodes. Equal expressions are one node, so common subexpressions are shared by construction,
 * across a value and all its derivatives.
 */
public final class Graph {

    private record Key(Operation operation, List<Node> arguments) {}

    private final List<Node> nodes = new ArrayList<>();
    private final Map<Key, Node> interned = new HashMap<>();
    private final List<Origin> origins = new ArrayList<>();
    private Reached last = new Reached(List.of(), List.of());

    /** What some roots depend on. A graph only grows, so that this stays true. */
    private record Reached(List<Node> roots, List<Node> nodes) {}

    /** The node for an operation applied to arguments: a new one, or the one that is there already. */
    public Node node(Operation operation, List<Node> arguments) {
        Key key = key(operation, arguments);
        Node known = interned.get(key);
        if (known != null) {
            return known;
        }
        Node node = new Node(nodes.size(), operation, List.copyOf(arguments), operation.resultType(types(arguments)));
        nodes.add(node);
        origins.add(Origin.UNKNOWN);
        interned.put(key, node);
        return node;
    }

    private static List<NodeType> types(List<Node> nodes) {
        List<NodeType> types = new ArrayList<>(nodes.size());
        nodes.forEach(node -> types.add(node.type()));
        return types;
    }

    private static Key key(Operation operation, List<Node> arguments) {
        if (operation.isCommutative()
                && arguments.get(0).id() > arguments.get(1).id()) {
            return new Key(operation, List.of(arguments.get(1), arguments.get(0)));
        }
        return new Key(operation, List.copyOf(arguments));
    }

    /** The node with the given id. */
    public Node node(int id) {
        return nodes.get(id);
    }

    /** The number of nodes so far. */
    public int size() {
        return nodes.size();
    }

    /** What is known of where a node comes from. */
    public Origin origin(Node node) {
        return origins.get(node.id());
    }

    /** Adds to what is known of where a node comes from; what was said first stays. */
    public void describe(Node node, Origin origin) {
        origins.set(node.id(), origins.get(node.id()).orElse(origin));
    }

    /**
     * The nodes that the roots depend on, the roots included, arguments before what uses them. One pass after another
     * asks this of the same roots as long as none of them has changed anything, and is answered from memory.
     */
    public List<Node> reachable(Collection<Node> roots) {
        List<Node> asked = List.copyOf(roots);
        Reached known = last;
        if (!asked.equals(known.roots())) {
            known = new Reached(asked, reachable(asked, 0));
            last = known;
        }
        return known.nodes();
    }

    /** Those of them whose ids are at least {@code least}: all that can depend on the node of that id. */
    public List<Node> reachable(Collection<Node> roots, int least) {
        BitSet needed = new BitSet(nodes.size());
        roots.stream().filter(root -> root.id() >= least).forEach(root -> needed.set(root.id()));
        // From the last on: whatever uses a node comes after it.
        for (int id = needed.length() - 1; id >= 0; id = needed.previousSetBit(id - 1)) {
            for (Node argument : nodes.get(id).arguments()) {
                if (argument.id() >= least) {
                    needed.set(argument.id());
                }
            }
        }
        List<Node> reached = new ArrayList<>(needed.cardinality());
        for (int id = needed.nextSetBit(0); id >= 0; id = needed.nextSetBit(id + 1)) {
            reached.add(nodes.get(id));
        }
        return Collections.unmodifiableList(reached);
    }
}
