package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.MatrixProductSize;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A sum of products that is a matrix product: some axes of the result belong to one factor alone, some to the other
 * alone, and both factors have all axes that are summed over. Axes are those of what is summed; the batch is
 * {@link #BATCH}.
 *
 * @param sum the sum, which may be one over the batch of sums
 * @param summand what is summed: products, or a view of products
 * @param product the products
 * @param path an element of the product for each of what is summed; where it does not exist, 0 is
 * @param between sums between these that it sums over too
 * @param outer axes of the result that both factors have
 * @param rows axes of the result that only the left factor has
 * @param columns axes of the result that only the right factor has
 * @param inner axes that are summed over
 */
record MatrixProduct(
        Node sum,
        Node summand,
        Node product,
        List<AffineIndex> path,
        List<Node> between,
        Set<Integer> outer,
        Set<Integer> rows,
        Set<Integer> columns,
        Set<Integer> inner) {

    /** Stands for the axis of the examples. */
    static final int BATCH = -1;

    /** Fewer products for each example are summed where they are used. */
    private static final long FEWEST_PRODUCTS = 128;

    /**
     * The product that a node is, if it is one and large enough.
     *
     * @param node any node
     * @param isShared whether the value of a node is asked for more than once
     */
    static Optional<MatrixProduct> of(Node node, Predicate<Node> isShared) {
        Optional<Node> summand = summand(node);
        if (summand.isEmpty()) {
            return Optional.empty();
        }
        Node inside = summand.get();
        Set<Integer> summed = summedBy(node);
        if (node.operation() instanceof BatchReduce && isSum(inside) && !isShared.test(inside)) {
            summed.addAll(summedBy(inside));
            return of(node, inside.argument(0), summed, List.of(inside), isShared)
                    .filter(MatrixProduct::isWorthwhile);
        }
        return of(node, inside, summed, List.of(), isShared).filter(MatrixProduct::isWorthwhile);
    }

    Node left() {
        return product.argument(0);
    }

    Node right() {
        return product.argument(1);
    }

    private static Set<Integer> summedBy(Node sum) {
        return new HashSet<>(sum.operation() instanceof Reduce reduce ? reduce.axes() : List.of(BATCH));
    }

    private static boolean isSum(Node node) {
        return node.operation() instanceof Reduce reduce && reduce.kind() == ReductionKind.SUM;
    }

    private static Optional<Node> summand(Node node) {
        boolean sums =
                isSum(node) || (node.operation() instanceof BatchReduce reduce && reduce.kind() == ReductionKind.SUM);
        return sums ? Optional.of(node.argument(0)) : Optional.empty();
    }

    private static Optional<MatrixProduct> of(
            Node sum, Node summand, Set<Integer> summed, List<Node> outerSums, Predicate<Node> isShared) {
        Path path = Path.of(summand).throughViews();
        List<Node> between = new ArrayList<>(outerSums);
        Node sums = path.node();
        if (sums.operation() instanceof BatchReduce reduce
                && reduce.kind() == ReductionKind.SUM
                && !isShared.test(sums)
                && !summed.contains(BATCH)) {
            between.add(sums);
            summed.add(BATCH);
            path = path.into(sums.argument(0)).throughViews();
        }
        path = path.intoPaddedProduct();
        Node product = path.node();
        if (product.operation() != Elementwises.MULTIPLY
                || product.argument(0) == product.argument(1)
                || !isCoveredByFactors(path, summand.shape())) {
            return Optional.empty();
        }
        Optional<Set<Integer>> left = axesOf(path.into(product.argument(0)));
        Optional<Set<Integer>> right = axesOf(path.into(product.argument(1)));
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> outer = new HashSet<>();
        Set<Integer> rows = new HashSet<>();
        Set<Integer> columns = new HashSet<>();
        for (int axis : axesOf(product.isBatched(), summand.shape().rank())) {
            if (axis != BATCH && summand.shape().size(axis) == 1) {
                continue;
            }
            boolean ofLeft = left.get().contains(axis);
            boolean ofRight = right.get().contains(axis);
            if (summed.contains(axis) ? !(ofLeft && ofRight) : !(ofLeft || ofRight)) {
                return Optional.empty();
            }
            if (!summed.contains(axis)) {
                (ofLeft && ofRight ? outer : ofLeft ? rows : columns).add(axis);
            }
        }
        Set<Integer> inner = new HashSet<>(summed);
        inner.removeIf(axis -> axis != BATCH && summand.shape().size(axis) == 1);
        return Optional.of(
                new MatrixProduct(sum, summand, product, path.indices(), between, outer, rows, columns, inner));
    }

    /** Where a view of the product pads it with zeros, a factor can be 0 instead. */
    private static boolean isCoveredByFactors(Path path, Shape summand) {
        Node product = path.node();
        for (int axis = 0; axis < product.shape().rank(); axis++) {
            AffineIndex index = path.indices().get(axis);
            boolean outside = index.least(summand) < 0
                    || index.greatest(summand) >= product.shape().size(axis);
            if (outside && !dependsOn(product.argument(0), axis) && !dependsOn(product.argument(1), axis)) {
                return false;
            }
        }
        return true;
    }

    private static boolean dependsOn(Node factor, int axis) {
        return axesOf(Path.of(factor)).filter(axes -> axes.contains(axis)).isPresent();
    }

    /** What must hold for an element of a factor to count, of the ranges of the product's axes. */
    List<RangeCheck> checks(Node factor, Point element) {
        List<RangeCheck> checks = new ArrayList<>();
        for (int axis = 0; axis < product.shape().rank(); axis++) {
            RangeCheck check =
                    new RangeCheck(element.indices().get(axis), product.shape().size(axis));
            if (check.isNeeded() && dependsOn(factor, axis)) {
                checks.add(check);
            }
        }
        return checks;
    }

    private static List<Integer> axesOf(boolean batched, int rank) {
        List<Integer> axes = new ArrayList<>();
        if (batched) {
            axes.add(BATCH);
        }
        for (int axis = 0; axis < rank; axis++) {
            axes.add(axis);
        }
        return axes;
    }

    /** The axes on which the elements of a factor depend; none if it is not read from memory. */
    private static Optional<Set<Integer>> axesOf(Path factor) {
        Path source = factor.throughViewsAndChecks();
        if (Transparency.isKnown(source.node())) {
            return Optional.empty();
        }
        Set<Integer> axes = new HashSet<>();
        if (factor.node().isBatched()) {
            axes.add(BATCH);
        }
        for (AffineIndex index : source.indices()) {
            for (int axis = 0; axis < index.coefficients().size(); axis++) {
                if (index.coefficient(axis) != 0) {
                    axes.add(axis);
                }
            }
        }
        return Optional.of(axes);
    }

    private boolean isWorthwhile() {
        long all = fixed(outer) * fixed(rows) * fixed(columns) * fixed(inner);
        return !rows.isEmpty()
                && !columns.isEmpty()
                && all >= FEWEST_PRODUCTS
                && MatrixProductSize.isEnough(assumed(rows), assumed(columns), assumed(inner));
    }

    /** Whether an axis of the summands is summed over, be it of size 1. */
    boolean isSummed(int axis) {
        return hasAxis(sum, axis) || between.stream().anyMatch(inside -> hasAxis(inside, axis));
    }

    private static boolean hasAxis(Node node, int axis) {
        return node.operation() instanceof Reduce reduce && reduce.axes().contains(axis);
    }

    private long fixed(Set<Integer> axes) {
        long size = 1;
        for (int axis : axes) {
            size *= axis == BATCH ? 1 : summand.shape().size(axis);
        }
        return size;
    }

    private long assumed(Set<Integer> axes) {
        return fixed(axes) * (axes.contains(BATCH) ? MatrixProductSize.ASSUMED_BATCH : 1);
    }

    /**
     * An element of a node for each element of another that is made of it.
     *
     * @param node the node
     * @param indices for each of its axes, of the other's
     */
    private record Path(Node node, List<AffineIndex> indices) {

        static Path of(Node node) {
            return new Path(node, View.corner(node.shape()).source());
        }

        /** The same element of an argument that has the same shape. */
        Path into(Node argument) {
            return new Path(argument, indices);
        }

        /** Through views of which every element is one of the argument's. */
        Path throughViews() {
            boolean checks = node.operation() instanceof View view
                    && view.reachesOutside(node.argument(0).shape());
            return checks || !Transparency.isTransparent(node)
                    ? this
                    : step().map(Path::throughViews).orElse(this);
        }

        /** Through all that rearranges elements; behind what finds elements by their positions, any axis matters. */
        Path throughViewsAndChecks() {
            if (!Transparency.isTransparent(node)) {
                return this;
            }
            return step().map(Path::throughViewsAndChecks)
                    .orElseGet(() -> new Path(Transparency.flatArgument(node), indices));
        }

        /** Through one view that pads a product with zeros. */
        Path intoPaddedProduct() {
            boolean pads = node.operation() instanceof View && node.argument(0).operation() == Elementwises.MULTIPLY;
            return pads ? step().orElse(this) : this;
        }

        private Optional<Path> step() {
            return Transparency.sourceIndices(node).map(source -> new Path(node.argument(0), composed(source)));
        }

        private List<AffineIndex> composed(List<AffineIndex> source) {
            int rank = indices.isEmpty() ? 0 : indices.get(0).coefficients().size();
            return source.stream().map(index -> index.compose(indices, rank)).toList();
        }
    }
}
