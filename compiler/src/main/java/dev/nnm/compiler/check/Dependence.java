package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.InTraining;
import dev.nnm.compiler.op.View;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which nodes of a growing graph depend on nodes of some kind. Each node is looked at once. */
final class Dependence {

    private final Graph graph;
    private final Predicate<Node> source;
    private final Function<Node, List<Node>> needed;
    private final BitSet dependent = new BitSet();
    private int examined;

    Dependence(Graph graph, Predicate<Node> source) {
        this(graph, source, Node::arguments);
    }

    private Dependence(Graph graph, Predicate<Node> source, Function<Node, List<Node>> needed) {
        this.graph = graph;
        this.source = source;
        this.needed = needed;
    }

    /** Dependence outside of training, where {@code in_training} chooses its second argument. */
    static Dependence outsideTraining(Graph graph, Predicate<Node> source) {
        return new Dependence(graph, source, Dependence::neededOutsideTraining);
    }

    /** The arguments that a node needs outside of training. */
    static List<Node> neededOutsideTraining(Node node) {
        boolean isChoice = node.operation() == Elementwises.SELECT && isPhase(node.argument(0));
        return isChoice ? List.of(node.argument(2)) : node.arguments();
    }

    /** Whether a condition is the phase, repeated to some shape. */
    private static boolean isPhase(Node condition) {
        Node node = condition;
        while (node.operation() instanceof View) {
            node = node.argument(0);
        }
        return node.operation() instanceof InTraining;
    }

    /** Whether a node is of that kind or is computed from one that is. */
    boolean of(Node node) {
        for (; examined <= node.id(); examined++) {
            Node next = graph.node(examined);
            boolean found =
                    source.test(next) || needed.apply(next).stream().anyMatch(argument -> dependent.get(argument.id()));
            dependent.set(examined, found);
        }
        return dependent.get(node.id());
    }
}
