package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.totality.Totality;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sums of products of which a condition leaves out some, as where a matrix is a triangle: {@code sum(j) if j < i then
 * a[i, j] * x[j] else 0}. If the condition is the same for all examples, it is put to the factor that is so too, or
 * behind the sum if that is over examples; what is left is a matrix product. Zero times the other factor is zero, since
 * that is finite, or is not finite in a product that counts either.
 */
final class MaskedProducts {

    private final Graph graph;
    private final Set<Node> total;
    private final Map<Node, Node> replacements = new HashMap<>();

    private MaskedProducts(Graph graph, Set<Node> total) {
        this.graph = graph;
        this.total = new HashSet<>(total);
    }

    /**
     * A product for which a condition must hold.
     *
     * @param condition the condition; where it does not hold, the product is 0
     * @param masked the factor that the condition is at, if it is at one
     */
    private record Masked(Node condition, Node left, Node right, Optional<Node> masked) {

        static Stream<Masked> of(Node node) {
            if (node.operation() == Elementwises.MULTIPLY) {
                Node left = node.argument(0);
                Node right = node.argument(1);
                return Stream.concat(
                        isMask(left) ? Stream.of(ofFactor(left, right)) : Stream.empty(),
                        isMask(right) ? Stream.of(ofFactor(right, left)) : Stream.empty());
            }
            return isMask(node) && node.argument(1).operation() == Elementwises.MULTIPLY
                    ? Stream.of(ofProduct(node))
                    : Stream.empty();
        }

        private static Masked ofFactor(Node mask, Node other) {
            Node factor = mask.argument(1);
            return new Masked(mask.argument(0), factor, other, Optional.of(factor));
        }

        private static Masked ofProduct(Node mask) {
            Node product = mask.argument(1);
            return new Masked(mask.argument(0), product.argument(0), product.argument(1), Optional.empty());
        }

        private static boolean isMask(Node node) {
            return node.operation() == Elementwises.SELECT
                    && !node.argument(0).isBatched()
                    && node.argument(2).operation() instanceof Constant constant
                    && constant.value() == 0;
        }
    }

    /** The roots with such sums as matrix products. */
    static List<Node> apply(Graph graph, List<Node> roots) {
        List<Node> inner = LoopBodies.rewrite(graph, roots, inside -> apply(graph, inside));
        List<Node> ordered = graph.reachable(inner);
        if (ordered.stream()
                .noneMatch(node -> isSum(node)
                        && Masked.of(SummedTerms.of(node).node()).findAny().isPresent())) {
            return inner;
        }
        MaskedProducts pass = new MaskedProducts(graph, Totality.of(ordered));
        ordered.forEach(pass::visit);
        return inner.stream().map(pass::of).toList();
    }

    private Node of(Node node) {
        return replacements.getOrDefault(node, node);
    }

    private void visit(Node node) {
        List<Node> arguments = node.arguments().stream().map(this::of).toList();
        GraphBuilder build =
                new GraphBuilder(graph, new Origin(graph.origin(node).span(), null));
        Node same = arguments.equals(node.arguments()) ? node : build.rebuild(node, arguments);
        Node simpler = isSum(same) ? withoutMask(build, same) : same;
        if (simpler != node) {
            graph.describe(simpler, graph.origin(node));
            replacements.put(node, simpler);
        }
        if (total.contains(node)) {
            total.add(simpler);
        }
    }

    private static boolean isSum(Node node) {
        return (node.operation() instanceof Reduce reduce && reduce.kind() == ReductionKind.SUM)
                || (node.operation() instanceof BatchReduce batch && batch.kind() == ReductionKind.SUM);
    }

    private Node withoutMask(GraphBuilder build, Node sum) {
        SummedTerms terms = SummedTerms.of(sum);
        if (terms.reachOutside()) {
            return sum;
        }
        Set<Integer> summed = terms.axes(sum);
        return Masked.of(terms.node())
                .flatMap(masked -> sum.operation() instanceof BatchReduce
                        ? maskedAfterwards(build, sum, terms.view(), summed, masked).stream()
                        : maskedFactor(build, sum, terms.view(), summed, masked).stream())
                .findFirst()
                .orElse(sum);
    }

    /** The sum over examples of all products, of which some are then left out. */
    private Optional<Node> maskedAfterwards(
            GraphBuilder build, Node sum, View view, Set<Integer> summed, Masked masked) {
        boolean isSame = masked.masked().isEmpty() || total.contains(masked.right());
        Node product = build.multiply(masked.left(), masked.right());
        if (!isSame || !SumsOfProducts.isMatrixProduct(product, summed)) {
            return Optional.empty();
        }
        Node all = build.node(sum.operation(), build.view(view, product));
        return Optional.of(build.select(build.view(view, masked.condition()), all, build.constant(0)));
    }

    /** The sum with the condition at the factor that is the same for all examples. */
    private Optional<Node> maskedFactor(GraphBuilder build, Node sum, View view, Set<Integer> summed, Masked masked) {
        Node fixed = masked.left().isBatched() ? masked.right() : masked.left();
        Node other = fixed == masked.left() ? masked.right() : masked.left();
        boolean isThere = masked.masked().filter(factor -> factor == fixed).isPresent();
        boolean isSame = masked.masked().isEmpty() || total.contains(fixed);
        if (isThere || !isSame || fixed.isBatched() || !other.isBatched()) {
            return Optional.empty();
        }
        Node triangle = build.select(masked.condition(), fixed, build.constant(0));
        return whereUsed(build, masked.condition(), other)
                .map(finite -> build.multiply(triangle, finite))
                .filter(product -> SumsOfProducts.isMatrixProduct(product, summed))
                .map(product -> build.node(sum.operation(), build.view(view, product)));
    }

    /**
     * A factor with 0 for those of its elements that are in no product at all, since these need not be finite; empty if
     * each of its elements is in one product only, so that there is no matrix product.
     */
    private Optional<Node> whereUsed(GraphBuilder build, Node condition, Node factor) {
        if (total.contains(factor)) {
            return Optional.of(factor);
        }
        if (!(factor.operation() instanceof View view)) {
            return Optional.empty();
        }
        int rank = view.shape().rank();
        List<Integer> own = IntStream.range(0, rank)
                .filter(axis -> !Views.isConstantAlong(view, axis))
                .boxed()
                .toList();
        boolean isInOrder = view.source()
                .equals(own.stream().map(axis -> AffineIndex.axis(axis, rank)).toList());
        List<Integer> others = IntStream.range(0, rank)
                .filter(axis -> !own.contains(axis))
                .boxed()
                .toList();
        if (!isInOrder || others.isEmpty()) {
            return Optional.empty();
        }
        Node used = build.isNotZero(build.reduce(ReductionKind.MAXIMUM, build.indicator(condition), others));
        return Optional.of(build.view(view, build.select(used, factor.argument(0), build.constant(0))));
    }
}
