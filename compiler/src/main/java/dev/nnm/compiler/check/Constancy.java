package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.ConstantEvaluator;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes are known when a model is compiled, and what they are. Scalars are computed as the graph grows, each from
 * its arguments, because recursions ask for them again and again; other values when they are asked for.
 */
final class Constancy {

    /** The most elements that are computed to know one value; above this, compiling would take long and much memory. */
    private static final long LARGEST_COMPUTATION = 1 << 24;

    private final Graph graph;
    private final Dependence varying;
    private final Map<Node, Double> scalars = new HashMap<>();
    private int examined;

    Constancy(Graph graph) {
        this.graph = graph;
        this.varying = new Dependence(graph, ConstantEvaluator::isGivenFromOutside);
    }

    /** Whether a node depends on no variable. */
    boolean isConstant(Node node) {
        return !varying.of(node);
    }

    /** The elements of a node that depends on no variable and takes no long computation. */
    Optional<double[]> values(Node node) {
        return isConstant(node) && isSmall(node) ? ConstantEvaluator.valueOf(graph, node) : Optional.empty();
    }

    /** The value of such a node if it is a scalar. */
    Optional<Double> scalar(Node node) {
        if (!node.shape().isScalar() || !isConstant(node)) {
            return Optional.empty();
        }
        for (; examined <= node.id(); examined++) {
            examine(graph.node(examined));
        }
        Double known = scalars.get(node);
        return known == null ? remembered(node, values(node)) : Optional.of(known);
    }

    private Optional<Double> remembered(Node node, Optional<double[]> elements) {
        elements.ifPresent(e -> scalars.put(node, e[0]));
        return elements.map(e -> e[0]);
    }

    private void examine(Node node) {
        Double value = node.shape().isScalar() ? simpleValue(node) : null;
        if (value != null) {
            scalars.put(node, value);
        }
    }

    /** The value of a scalar that is a number or is made of such scalars element by element. */
    private @Nullable Double simpleValue(Node node) {
        if (node.operation() instanceof Constant constant) {
            return constant.value();
        }
        if (!(node.operation() instanceof Elementwise elementwise)) {
            return null;
        }
        double[] arguments = new double[node.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            Double argument = scalars.get(node.argument(i));
            if (argument == null) {
                return null;
            }
            arguments[i] = argument;
        }
        return elementwise.value(arguments);
    }

    private boolean isSmall(Node node) {
        double elements = 0;
        for (Node needed : graph.reachable(List.of(node))) {
            elements += Sizes.elements(needed.shape());
        }
        return elements <= LARGEST_COMPUTATION;
    }
}
