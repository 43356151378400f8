package dev.nnm.compiler.check;

import dev.nnm.compiler.derive.ExampleDerivatives;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Substitution;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Differentiates one value by others. These are replaced by fresh leaves first, so that the value is a function of them
 * whatever they are made of, and it is brought to its stable form; what comes out is a function of the leaves, in whose
 * place the values are put again.
 */
final class Differentiation {

    private final GraphBuilder build;
    private final Graph graph;
    private final Map<Node, Node> leaves = new LinkedHashMap<>();
    private Node y;

    /** Prepares y, in which some nodes become the variables. */
    Differentiation(GraphBuilder build, Node y, List<Node> variables) {
        this.build = build;
        this.graph = build.graph();
        variables.forEach(variable -> leaves.put(variable, leaf(build, variable)));
        this.y = Substitution.apply(graph, List.of(y), leaves).get(0);
    }

    /** Prepares y, which is a function of leaves that stand for values. */
    Differentiation(GraphBuilder build, Node y, Map<Node, Node> leafOfValue) {
        this.build = build;
        this.graph = build.graph();
        this.leaves.putAll(leafOfValue);
        this.y = y;
    }

    /** A leaf that stands for a value. */
    static Node leaf(GraphBuilder build, Node value) {
        String label = build.graph().origin(value).label();
        Node leaf = build.bound(label == null ? "x" : label, value.type());
        build.graph().describe(leaf, new Origin(null, label));
        return leaf;
    }

    /** Whether y depends on a variable. */
    boolean dependsOn(Node variable) {
        return graph.reachable(List.of(y)).contains(leaves.get(variable));
    }

    /**
     * The derivatives of a kind: one for each variable, save that the derivative in a direction is one for all.
     *
     * @param vectors what is multiplied with: of the shape of y for {@link DerivativeKind#VJP}, else one for each
     *     variable, of its shape; empty where the kind takes none
     */
    List<Node> derivatives(DerivativeKind kind, List<Node> vectors) {
        y = Simplifier.simplify(graph, List.of(y), Rewrites.STABILISING_BETWEEN_MARKS)
                .get(0);
        List<Node> by = List.copyOf(leaves.values());
        ExampleDerivatives derivatives = new ExampleDerivatives(build);
        List<Node> results = switch (kind) {
            case GRAD -> derivatives.gradient(y, by);
            case JVP -> List.of(derivatives.tangent(y, directions(by, vectors)));
            case VJP -> derivatives.adjoints(y, vectors.get(0), by);
            case JACOBIAN -> by.stream().map(x -> derivatives.jacobian(y, x)).toList();
            case HESSIAN -> by.stream().map(x -> derivatives.hessian(y, x)).toList();
            case HVP -> derivatives.hessianProduct(y, by, vectors);
            case GNVP -> derivatives.gaussNewtonProduct(y, by, vectors);
        };
        return withValues(results);
    }

    private static Map<Node, Node> directions(List<Node> by, List<Node> vectors) {
        Map<Node, Node> directions = new LinkedHashMap<>();
        for (int k = 0; k < by.size(); k++) {
            directions.put(by.get(k), vectors.get(k));
        }
        return directions;
    }

    private List<Node> withValues(List<Node> results) {
        Map<Node, Node> values = new LinkedHashMap<>();
        leaves.forEach((value, leaf) -> values.put(leaf, value));
        return new ArrayList<>(Substitution.apply(graph, results, values));
    }
}
