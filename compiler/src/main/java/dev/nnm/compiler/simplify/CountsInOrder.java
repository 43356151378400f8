package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts of elements that a view rearranges and of which something holds, as pooling counts those of a window that are
 * as great as its greatest. Whether it holds is asked in the order in which the elements lie in memory, so that kernels
 * can ask several at once; number by number, a processor guesses the answers wrong.
 */
final class CountsInOrder {

    private CountsInOrder() {}

    /**
     * sum(if x[v] &lt; y then 1 else 0) as sum(if x &lt; y[w] then 1 else 0), w the inverse of v, over axes in that
     * order.
     */
    static @Nullable Node rearranged(Site site) {
        Node choice = site.argument(0);
        boolean counts = ((Reduce) site.node().operation()).kind() == ReductionKind.SUM
                && choice.operation() == Elementwises.SELECT
                && choice.argument(1).operation() instanceof Constant
                && choice.argument(2).operation() instanceof Constant;
        if (!counts || !(choice.argument(0).operation() instanceof Elementwise)) {
            return null;
        }
        Node condition = choice.argument(0);
        for (Node side : condition.arguments()) {
            List<Integer> order = order(side);
            if (side.type().element() == ElementType.REAL && !order.isEmpty()) {
                return counted(site, order);
            }
        }
        return null;
    }

    private static Node counted(Site site, List<Integer> order) {
        List<Integer> axes = ((Reduce) site.node().operation()).axes();
        Node counted = site.build()
                .node(
                        new Reduce(
                                ReductionKind.SUM,
                                axes.stream().map(order::indexOf).toList()),
                        choice(site.build(), site.argument(0), order));
        List<Integer> kept = order.stream().filter(axis -> !axes.contains(axis)).toList();
        List<Integer> ascending = kept.stream().sorted().toList();
        return site.build()
                .permute(counted, ascending.stream().map(kept::indexOf).toList());
    }

    /** The choice with its axes in another order. */
    private static Node choice(GraphBuilder build, Node choice, List<Integer> order) {
        Shape shape = new Shape(order.stream().map(choice.shape()::size).toList());
        Node condition = choice.argument(0);
        Node[] sides = condition.arguments().stream()
                .map(side ->
                        order(side).equals(order) ? build.reshape(side.argument(0), shape) : build.permute(side, order))
                .toArray(Node[]::new);
        return build.select(
                build.apply((Elementwise) condition.operation(), sides),
                build.constant(((Constant) choice.argument(1).operation()).value(), shape),
                build.constant(((Constant) choice.argument(2).operation()).value(), shape));
    }

    /** The axes of a view in the order of what it rearranges; none if it does anything else, or nothing. */
    private static List<Integer> order(Node node) {
        List<Integer> order = new ArrayList<>();
        if (node.operation() instanceof View view) {
            Shape source = node.argument(0).shape();
            for (int axis = 0; axis < source.rank(); axis++) {
                order.addAll(digits(view.source().get(axis), view.shape(), source.size(axis)));
            }
        }
        List<Integer> all = IntStream.range(0, node.shape().rank()).boxed().toList();
        boolean rearranges = order.stream().sorted().toList().equals(all) && !order.equals(all);
        return rearranges ? order : List.of();
    }

    /** The axes that an index has as its digits, the most significant first; none if it misses values. */
    private static List<Integer> digits(AffineIndex index, Shape shape, int size) {
        List<Integer> axes = IntStream.range(0, shape.rank())
                .filter(axis -> index.coefficient(axis) != 0)
                .boxed()
                .sorted(Comparator.comparing(axis -> -index.coefficient(axis)))
                .toList();
        int weight = 1;
        for (int k = axes.size() - 1; k >= 0; k--) {
            if (index.coefficient(axes.get(k)) != weight) {
                return List.of();
            }
            weight *= shape.size(axes.get(k));
        }
        return index.offset() == 0 && weight == size ? axes : List.of();
    }
}
