package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.MatrixProductSize;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sums whose terms are sums of products, each of which is a matrix product by itself: the adjoint of what several
 * matrix products share, such as the input of attention or weights that are used twice.
 */
final class SumsOfProducts {

    /** Stands for the axis of the examples. */
    private static final int BATCH = -1;

    private SumsOfProducts() {}

    /** sum(a·b + c·d) as sum(a·b) + sum(c·d), if both are matrix products. */
    static @Nullable Node apart(Site site) {
        Node sum = site.node();
        boolean sums = sum.operation() instanceof Reduce reduce
                ? reduce.kind() == ReductionKind.SUM
                : ((BatchReduce) sum.operation()).kind() == ReductionKind.SUM;
        SummedTerms terms = SummedTerms.of(sum);
        Node inside = terms.node();
        if (!sums || inside.operation() != Elementwises.ADD || terms.reachOutside()) {
            return null;
        }
        Set<Integer> summed = terms.axes(sum);
        if (!inside.arguments().stream().allMatch(addend -> isMatrixProduct(addend, summed))) {
            return null;
        }
        List<Node> apart = inside.arguments().stream()
                .map(addend -> site.build().node(sum.operation(), site.build().view(terms.view(), addend)))
                .toList();
        return site.build().add(apart.get(0), apart.get(1));
    }

    /** The axes of what a view sees that are summed over. */
    static Set<Integer> summed(Node sum, View view) {
        if (!(sum.operation() instanceof Reduce reduce)) {
            return Set.of(BATCH);
        }
        Set<Integer> axes = new HashSet<>();
        for (int axis = 0; axis < view.source().size(); axis++) {
            for (int outer : reduce.axes()) {
                if (view.source().get(axis).coefficient(outer) != 0) {
                    axes.add(axis);
                }
            }
        }
        return axes;
    }

    /** Whether a term is a product that makes the sum a matrix product, or a sum of such. */
    static boolean isMatrixProduct(Node addend, Set<Integer> summed) {
        if (addend.operation() == Elementwises.ADD) {
            return addend.arguments().stream().allMatch(each -> isMatrixProduct(each, summed));
        }
        if (addend.operation() != Elementwises.MULTIPLY
                || (summed.contains(BATCH)
                        && !(addend.argument(0).isBatched()
                                && addend.argument(1).isBatched()))) {
            return false;
        }
        Set<Integer> left = axes(addend.argument(0));
        Set<Integer> right = axes(addend.argument(1));
        Set<Integer> rows = without(left, right);
        Set<Integer> columns = without(right, left);
        return left.containsAll(summed)
                && right.containsAll(summed)
                && MatrixProductSize.isEnough(size(addend, rows), size(addend, columns), size(addend, summed));
    }

    /** The axes along which a factor differs. */
    private static Set<Integer> axes(Node factor) {
        Set<Integer> axes = new HashSet<>();
        if (factor.isBatched()) {
            axes.add(BATCH);
        }
        for (int axis = 0; axis < factor.shape().rank(); axis++) {
            if (!(factor.operation() instanceof View view && Views.isConstantAlong(view, axis))) {
                axes.add(axis);
            }
        }
        return axes;
    }

    private static Set<Integer> without(Set<Integer> all, Set<Integer> some) {
        return all.stream().filter(axis -> !some.contains(axis)).collect(Collectors.toSet());
    }

    private static long size(Node node, Set<Integer> axes) {
        long size = 1;
        for (int axis : axes) {
            size *= axis == BATCH
                    ? MatrixProductSize.ASSUMED_BATCH
                    : node.shape().size(axis);
        }
        return size;
    }
}
