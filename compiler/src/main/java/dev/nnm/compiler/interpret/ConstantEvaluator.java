package dev.nnm.compiler.interpret;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.ExampleIndex;
import dev.nnm.compiler.op.InTraining;
import dev.nnm.compiler.op.IndexVariable;
import dev.nnm.compiler.op.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds values that are known when a model is compiled: sizes, settings, initial values. */
public final class ConstantEvaluator {

    private ConstantEvaluator() {}

    /** The elements of a node, row-major, or nothing if it depends on a variable or on the batch. */
    public static Optional<double[]> valueOf(Graph graph, Node node) {
        boolean known = graph.reachable(List.of(node)).stream().noneMatch(ConstantEvaluator::isGivenFromOutside);
        return known
                ? Optional.ofNullable(
                        Interpreter.evaluate(graph, List.of(node), Map.of(), 1).get(node))
                : Optional.empty();
    }

    /** Whether a node is a leaf whose value is not known when a model is compiled. */
    public static boolean isGivenFromOutside(Node node) {
        return node.operation() instanceof Variable
                || node.operation() instanceof BatchSize
                || node.operation() instanceof ExampleIndex
                || node.operation() instanceof InTraining
                || node.operation() instanceof Bound
                || node.operation() instanceof IndexVariable;
    }
}
