package dev.nnm.teach.subject;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The edges between steps: one for each time that a step uses another, with the derivative of the one by that use of
 * the other.
 */
public final class Edges {

    /**
     * An edge.
     *
     * @param from the step that is used
     * @param to the step that uses it
     * @param derivative ∂to/∂from as a node on the variables of {@link LocalRules}: a number, or for tensors of one
     *     shape whose elements correspond, a number for each element; empty if it would be a larger Jacobian
     */
    public record Edge(Node from, Node to, Optional<Node> derivative) {}

    private final Steps steps;
    private final LocalRules rules;
    private final GraphBuilder build;

    /** The edges between some steps. */
    public Edges(Steps steps, LocalRules rules) {
        this.steps = steps;
        this.rules = rules;
        this.build = new GraphBuilder(steps.graph());
    }

    /** The edges into a step; uses on which nothing depends, as in conditions, have none. */
    public List<Edge> into(Node step) {
        Node inner = step;
        while (inner.operation() instanceof Marked) {
            inner = inner.argument(0);
            if (steps.names().containsKey(inner)) {
                return List.of(new Edge(inner, step, simplified(build.constant(1, step.shape()))));
            }
        }
        if (inner.operation() instanceof Elementwise operation && usesStepsDirectly(inner)) {
            return ofEachUse(step, inner, operation);
        }
        List<Edge> edges = new ArrayList<>();
        for (Map.Entry<Node, Node> derivative :
                rules.adjoints(step, build.constant(1, step.shape())).entrySet()) {
            edges.add(new Edge(derivative.getKey(), step, scalar(derivative.getKey(), step, derivative.getValue())));
        }
        return edges;
    }

    private boolean usesStepsDirectly(Node node) {
        return node.arguments().stream()
                .allMatch(argument -> steps.names().containsKey(argument)
                        || argument.operation() instanceof Constant
                        || argument.type().element() == ElementType.BOOLEAN);
    }

    private List<Edge> ofEachUse(Node step, Node inner, Elementwise operation) {
        Node definition = rules.definition(step);
        List<Edge> edges = new ArrayList<>();
        for (int k = 0; k < operation.partials().size(); k++) {
            Node from = inner.argument(k);
            if (steps.names().containsKey(from)) {
                Node one = build.constant(1, step.shape());
                Node derivative = operation.partials().get(k).times(build, one, definition.arguments(), definition);
                if (derivative != null) {
                    edges.add(new Edge(from, step, simplified(derivative)));
                }
            }
        }
        return edges;
    }

    private Optional<Node> scalar(Node from, Node to, Node derivative) {
        if (!from.shape().isScalar() || !to.shape().isScalar()) {
            return Optional.empty();
        }
        return simplified(derivative);
    }

    private Optional<Node> simplified(Node derivative) {
        return Optional.of(Simplifier.simplify(steps.graph(), List.of(derivative), Rewrites.EXACT)
                .get(0));
    }
}
