package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.LinearOperation;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.Scatter;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.totality.Totality;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reverse accumulation: one sweep from the results back, in which every node adds ∂y/∂xₖ · ȳ to the adjoint of each
 * argument. Only nodes on a path from what is asked for are visited. A value that is the same for all examples collects
 * its adjoint over the batch.
 */
public final class ReverseMode {

    /** Whose derivatives are taken. */
    enum Scope {
        /** Those of the sum over all examples: what is the same for all examples has one adjoint. */
        BATCH,
        /** Those of each example's own result: the adjoint of what is the same for all differs between examples. */
        EXAMPLE
    }

    private final Graph graph;
    private final Scope scope;
    private final Set<Node> total;
    private final Map<Node, Node> adjoints = new HashMap<>();
    private final Map<Node, Map<Node, Node>> adjointsOfLoops = new HashMap<>();

    private ReverseMode(Graph graph, Scope scope, Set<Node> total) {
        this.graph = graph;
        this.scope = scope;
        this.total = total;
    }

    /**
     * The adjoints of some nodes.
     *
     * @param graph where the nodes live and the adjoints go
     * @param seeds the adjoints of the results, each of its node's shape
     * @param withRespectTo the nodes whose adjoints are wanted
     * @return the adjoint of each; 0 for a node on which no result depends
     */
    public static Map<Node, Node> adjoints(Graph graph, Map<Node, Node> seeds, List<Node> withRespectTo) {
        Map<Node, Node> known = knownAdjoints(graph, Scope.BATCH, seeds, withRespectTo);
        return withZeros(graph, known, withRespectTo);
    }

    /**
     * The adjoints of some nodes for each example by itself: the adjoint of a parameter is the gradient of that
     * example's result. Otherwise as {@link #adjoints}.
     */
    public static Map<Node, Node> adjointsByExample(Graph graph, Map<Node, Node> seeds, List<Node> withRespectTo) {
        Map<Node, Node> known = knownAdjoints(graph, Scope.EXAMPLE, seeds, withRespectTo);
        return withZeros(graph, known, withRespectTo);
    }

    private static Map<Node, Node> withZeros(Graph graph, Map<Node, Node> known, List<Node> nodes) {
        Map<Node, Node> result = new HashMap<>();
        for (Node node : nodes) {
            Node adjoint = known.get(node);
            result.put(node, adjoint == null ? new GraphBuilder(graph).constant(0, node.shape()) : adjoint);
        }
        return result;
    }

    private static Map<Node, Node> knownAdjoints(
            Graph graph, Scope scope, Map<Node, Node> seeds, List<Node> withRespectTo) {
        Set<Node> total = Totality.of(graph.reachable(seeds.keySet()));
        return knownAdjoints(graph, scope, total, seeds, withRespectTo);
    }

    /**
     * The adjoints of those nodes on which a result depends.
     *
     * @param total the nodes that need no guards
     */
    static Map<Node, Node> knownAdjoints(
            Graph graph, Scope scope, Set<Node> total, Map<Node, Node> seeds, List<Node> withRespectTo) {
        List<Node> ordered = graph.reachable(seeds.keySet());
        ReverseMode mode = new ReverseMode(graph, scope, total);
        mode.adjoints.putAll(seeds);
        mode.sweep(ordered, withRespectTo);
        return mode.adjoints;
    }

    private void sweep(List<Node> ordered, List<Node> withRespectTo) {
        Set<Node> active = Activity.dependingOn(withRespectTo, ordered);
        Set<Node> ends = Set.copyOf(withRespectTo);
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Node node = ordered.get(i);
            Node adjoint = adjoints.get(node);
            if (adjointsOfLoops.containsKey(node)) {
                pullBackLoop(node, active);
            }
            if (adjoint != null && active.contains(node)) {
                graph.describe(adjoint, Derived.named(graph.origin(node), "bar"));
                switch (Family.of(node.operation())) {
                    case CONSTANT -> {}
                    case LOOP_RESULT ->
                        adjointsOfLoops
                                .computeIfAbsent(node.argument(0), loop -> new LinkedHashMap<>())
                                .put(node, adjoint);
                    default -> pullBack(node, adjoint, active);
                }
            }
            if (!ends.contains(node)) {
                adjoints.remove(node);
            }
        }
    }

    private void pullBackLoop(Node loop, Set<Node> active) {
        GraphBuilder build =
                new GraphBuilder(graph, new Origin(graph.origin(loop).span(), null));
        Map<Node, Node> results = adjointsOfLoops.getOrDefault(loop, Map.of());
        new ScanAdjoints(build, scope, total, loop, active).of(results).forEach((k, contribution) -> {
            Node argument = loop.argument(k);
            Node bound = Scan.body(loop).bound().get(k);
            accumulate(build, argument, fitToBatch(build, bound, argument, contribution));
        });
    }

    private void pullBack(Node node, Node adjoint, Set<Node> active) {
        GraphBuilder build =
                new GraphBuilder(graph, new Origin(graph.origin(node).span(), null));
        for (int k = 0; k < node.arguments().size(); k++) {
            Node argument = node.argument(k);
            Node contribution = active.contains(argument) ? contribution(build, node, adjoint, k) : null;
            if (contribution != null) {
                accumulate(build, argument, fitToBatch(build, node, argument, contribution));
            }
        }
    }

    private @Nullable Node contribution(GraphBuilder build, Node node, Node adjoint, int k) {
        Node x = node.argument(k);
        if (node.operation() instanceof Elementwise elementwise) {
            return elementwise(build, elementwise, node, adjoint, k);
        }
        if (node.operation() instanceof Gather) {
            return k > 0 ? null : throughStructure(build, node, adjoint, a -> Gather.adjoint(build, node, a));
        }
        if (node.operation() instanceof Scatter scatter) {
            return k > 0 ? null : throughStructure(build, node, adjoint, a -> scatter.adjoint(build, node, a));
        }
        if (node.operation() instanceof LinearOperation linear) {
            return throughStructure(build, node, adjoint, a -> linear.transpose(build, x, a));
        }
        if (node.operation() instanceof Reduce reduce) {
            return reduction(build, reduce, node, adjoint);
        }
        if (node.operation() instanceof BatchReduce reduce && reduce.kind() == ReductionKind.SUM) {
            return adjoint.isBatched() ? build.batchSum(adjoint) : adjoint;
        }
        throw new IllegalStateException("no adjoint for " + node);
    }

    private @Nullable Node elementwise(GraphBuilder build, Elementwise operation, Node node, Node adjoint, int k) {
        Optional<Guard> guard = guardNeeded(build, node, adjoint);
        if (guard.isEmpty()) {
            return operation.partials().get(k).times(build, adjoint, node.arguments(), node);
        }
        Node inside = elementwise(build, operation, node, guard.get().value(), k);
        return inside == null ? null : Guard.guarded(build, guard.get().condition(), inside);
    }

    private Node reduction(GraphBuilder build, Reduce reduce, Node node, Node adjoint) {
        Node x = node.argument(0);
        Optional<Guard> guard = guardNeeded(build, node, adjoint);
        if (guard.isEmpty()) {
            return reduce.adjoint(build, x, node, adjoint);
        }
        Node condition = build.broadcast(guard.get().condition(), node.shape());
        Node value = build.broadcast(guard.get().value(), node.shape());
        return Guard.guarded(
                build, OneHot.seen(build, reduce.spread(x.shape()), condition), reduction(build, reduce, node, value));
    }

    /** The guard of an adjoint, unless all that the node depends on has finite derivatives anyway. */
    private Optional<Guard> guardNeeded(GraphBuilder build, Node node, Node adjoint) {
        return total.contains(node) ? OneHot.of(build, adjoint) : Guard.of(build, adjoint);
    }

    /** Carries guards along: an element of the result is guarded by any of the elements it is made of. */
    private Node throughStructure(GraphBuilder build, Node node, Node adjoint, UnaryOperator<Node> structure) {
        Optional<Guard> direction = OneHot.of(build, adjoint);
        if (direction.isPresent()) {
            Node value = direction.get().value();
            Node probe = structure.apply(build.indicator(direction.get().condition()));
            if (rearranges(probe)) {
                Node condition =
                        OneHot.seen(build, probe.operation(), direction.get().condition());
                return Guard.guarded(build, condition, throughStructure(build, node, value, structure));
            }
        }
        Node carried = structure.apply(adjoint);
        return conditionNeeded(build, node, adjoint)
                .map(condition -> structure.apply(build.indicator(condition)))
                .map(count -> Guard.guarded(build, build.isNotZero(count), carried))
                .orElse(carried);
    }

    /** Whether a structure does no more than show an indicator's elements elsewhere. */
    private static boolean rearranges(Node shown) {
        return (shown.operation() instanceof View || shown.operation() instanceof Reshape)
                && shown.argument(0).operation() == Elementwises.SELECT;
    }

    /** The condition of all guards of an adjoint, unless no guard is needed. */
    private Optional<Node> conditionNeeded(GraphBuilder build, Node node, Node adjoint) {
        return total.contains(node) ? Optional.empty() : Guard.condition(build, adjoint);
    }

    /** An argument that is the same for all examples collects what they all contribute. */
    private Node fitToBatch(GraphBuilder build, Node node, Node argument, Node contribution) {
        boolean isFromExamples = node.isBatched() || contribution.isBatched();
        if (scope == Scope.EXAMPLE || !isFromExamples || argument.isBatched()) {
            return contribution;
        }
        return conditionNeeded(build, argument, contribution)
                .map(condition -> collectedUnder(build, condition, contribution))
                .orElseGet(() -> collected(build, contribution));
    }

    /** A guard that is the same for all examples stays; one that differs becomes "any of the examples". */
    private static Node collectedUnder(GraphBuilder build, Node condition, Node contribution) {
        Node any = condition.isBatched() ? build.isNotZero(build.batchSum(build.indicator(condition))) : condition;
        return Guard.guarded(build, any, collected(build, contribution));
    }

    private static Node collected(GraphBuilder build, Node contribution) {
        return contribution.isBatched()
                ? build.batchSum(contribution)
                : build.multiply(build.node(new BatchSize()), contribution);
    }

    private void accumulate(GraphBuilder build, Node argument, Node contribution) {
        boolean guardsNeeded = !total.contains(argument);
        adjoints.merge(argument, contribution, (a, b) -> Guard.sum(build, a, b, guardsNeeded));
    }
}
