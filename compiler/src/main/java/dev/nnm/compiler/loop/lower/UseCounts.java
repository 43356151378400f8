package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import java.util.Collection;
import java.util.List;

/**
 * How often the value of each node is asked for. What a transparent node is asked for, its argument is asked for.
 * Counts end at 2, which stands for "more than once".
 */
final class UseCounts {

    private static final byte MANY = 2;

    private final byte[] counts;

    private UseCounts(int size) {
        counts = new byte[size];
    }

    /** Counts for nodes in topological order; each root is asked for from outside once each time it occurs. */
    static UseCounts of(Graph graph, List<Node> ordered, Collection<Node> roots) {
        UseCounts uses = new UseCounts(graph.size());
        roots.forEach(root -> uses.add(root, 1));
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Node node = ordered.get(i);
            int each = Transparency.isTransparent(node) ? uses.counts[node.id()] : 1;
            Operands.of(node).forEach(argument -> uses.add(argument, each));
        }
        return uses;
    }

    private void add(Node node, int uses) {
        counts[node.id()] = (byte) Math.min(MANY, counts[node.id()] + uses);
    }

    /** Whether the value is asked for more than once. */
    boolean isShared(Node node) {
        return counts[node.id()] == MANY;
    }
}
