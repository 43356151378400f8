package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import java.util.BitSet;
import java.util.function.Predicate;

/** Which nodes of a growing graph depend on nodes of some kind. Each node is looked at once. */
final class Dependence {

    private final Graph graph;
    private final Predicate<Node> source;
    private final BitSet dependent = new BitSet();
    private int examined;

    Dependence(Graph graph, Predicate<Node> source) {
        this.graph = graph;
        this.source = source;
    }

    /** Whether a node is of that kind or is computed from one that is. */
    boolean of(Node node) {
        for (; examined <= node.id(); examined++) {
            Node next = graph.node(examined);
            boolean found =
                    source.test(next) || next.arguments().stream().anyMatch(argument -> dependent.get(argument.id()));
            dependent.set(examined, found);
        }
        return dependent.get(node.id());
    }
}
