package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.LinearOperation;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Scatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forward accumulation: the tangent ẏ = Σₖ ∂y/∂xₖ · ẋₖ of every node, from the tangents of some. The tangents are nodes
 * of the same graph as the values, and share subexpressions with them.
 */
public final class ForwardMode {

    private final Graph graph;
    private final List<Node> ordered;
    private final Map<Node, Node> tangents;
    private final Map<Node, ScanTangents> loops = new HashMap<>();

    private ForwardMode(Graph graph, Map<Node, Node> seeds, List<Node> ordered) {
        this.graph = graph;
        this.ordered = ordered;
        this.tangents = new HashMap<>(seeds);
    }

    /**
     * The tangents of the roots.
     *
     * @param graph where the roots live and the tangents go
     * @param seeds the tangents that are given, each of its node's shape
     * @param roots the nodes whose tangents are wanted
     * @return the tangent of each root; a root that depends on no seed has the tangent 0
     */
    public static Map<Node, Node> tangents(Graph graph, Map<Node, Node> seeds, List<Node> roots) {
        Map<Node, Node> known = knownTangents(graph, seeds, roots);
        Map<Node, Node> result = new HashMap<>();
        for (Node root : roots) {
            Node tangent = known.get(root);
            result.put(root, tangent == null ? new GraphBuilder(graph).constant(0, root.shape()) : tangent);
        }
        return result;
    }

    /** The tangents of what depends on a seed, the roots among it. */
    static Map<Node, Node> knownTangents(Graph graph, Map<Node, Node> seeds, List<Node> roots) {
        List<Node> ordered = graph.reachable(roots);
        ForwardMode mode = new ForwardMode(graph, seeds, ordered);
        Set<Node> active = Activity.dependingOn(seeds.keySet(), ordered);
        for (Node node : ordered) {
            if (active.contains(node) && !seeds.containsKey(node)) {
                mode.visit(node);
            }
        }
        return mode.tangents;
    }

    private void visit(Node node) {
        Origin origin = graph.origin(node);
        Node tangent = tangent(new GraphBuilder(graph, new Origin(origin.span(), null)), node);
        if (tangent != null) {
            graph.describe(tangent, Derived.named(origin, "dot"));
            tangents.put(node, tangent);
        }
    }

    private @Nullable Node tangent(GraphBuilder build, Node node) {
        if (node.operation() instanceof Elementwise elementwise) {
            return elementwise(build, elementwise, node);
        }
        if (node.operation() instanceof Scan) {
            loops.put(node, ScanTangents.of(graph, node, tangents, ordered));
            return null;
        }
        if (node.operation() instanceof ScanResult) {
            ScanTangents loop = loops.get(node.argument(0));
            return loop == null ? null : loop.tangent(build, node);
        }
        Node argumentTangent = tangents.get(node.argument(0));
        if (argumentTangent == null) {
            return null;
        }
        if (node.operation() instanceof LinearOperation) {
            return linear(build, node.operation(), argumentTangent);
        }
        if (node.operation() instanceof Gather) {
            return Gather.tangent(build, node, argumentTangent);
        }
        if (node.operation() instanceof Scatter scatter) {
            return scatter.tangent(build, node, argumentTangent);
        }
        if (node.operation() instanceof Reduce reduce) {
            return reduce.tangent(build, node.argument(0), node, argumentTangent);
        }
        if (node.operation() instanceof BatchReduce reduce && reduce.kind() == ReductionKind.SUM) {
            return argumentTangent.isBatched()
                    ? build.batchSum(argumentTangent)
                    : build.multiply(build.node(new BatchSize()), argumentTangent);
        }
        throw new IllegalStateException("no tangent for " + node);
    }

    private static Node linear(GraphBuilder build, Operation operation, Node tangent) {
        return OneHot.of(build, tangent)
                .map(direction -> Guard.guarded(
                        build,
                        OneHot.seen(build, operation, direction.condition()),
                        linear(build, operation, direction.value())))
                .orElseGet(() -> build.node(operation, tangent));
    }

    private @Nullable Node elementwise(GraphBuilder build, Elementwise operation, Node node) {
        Node sum = null;
        for (int k = 0; k < operation.arity(); k++) {
            Node argumentTangent = tangents.get(node.argument(k));
            Node term = argumentTangent == null
                    ? null
                    : term(build, operation.partials().get(k), argumentTangent, node);
            if (term != null) {
                sum = sum == null ? term : sum(build, sum, term);
            }
        }
        return sum;
    }

    private static @Nullable Node term(
            GraphBuilder build, Elementwise.Partial partial, Node argumentTangent, Node node) {
        Optional<Guard> direction = OneHot.of(build, argumentTangent);
        if (direction.isEmpty()) {
            return partial.times(build, argumentTangent, node.arguments(), node);
        }
        Node inside = term(build, partial, direction.get().value(), node);
        return inside == null ? null : Guard.guarded(build, direction.get().condition(), inside);
    }

    private static Node sum(GraphBuilder build, Node a, Node b) {
        return OneHot.of(build, a).isPresent() ? Guard.sum(build, a, b, false) : build.add(a, b);
    }
}
