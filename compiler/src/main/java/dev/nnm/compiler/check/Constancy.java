package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.ConstantEvaluator;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Variable;
import java.util.BitSet;
import java.util.Optional;

/** Which nodes are known at compile time, and what they are. */
final class Constancy {

    private final Graph graph;
    private final BitSet varying = new BitSet();
    private int examined;

    Constancy(Graph graph) {
        this.graph = graph;
    }

    /** The elements of a node that depends on no variable. */
    Optional<double[]> values(Node node) {
        return isConstant(node) ? ConstantEvaluator.valueOf(graph, node) : Optional.empty();
    }

    /** The value of a scalar that depends on no variable. */
    Optional<Double> scalar(Node node) {
        return node.shape().isScalar() ? values(node).map(v -> v[0]) : Optional.empty();
    }

    boolean isConstant(Node node) {
        for (; examined <= node.id(); examined++) {
            Node next = graph.node(examined);
            boolean varies = next.operation() instanceof Variable
                    || next.operation() instanceof BatchSize
                    || next.arguments().stream().anyMatch(argument -> varying.get(argument.id()));
            varying.set(examined, varies);
        }
        return !varying.get(node.id());
    }
}
