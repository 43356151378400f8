package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** The derivatives of reductions: t · ∂y/∂x for every element of x, as a tensor of x's shape. */
final class Reductions {

    private Reductions() {}

    /**
     * Scales a tensor of the argument's shape by the reduction's derivative.
     *
     * @param t the tangent of the argument, or the adjoint of the result spread to the argument's shape
     */
    static Node scaled(GraphBuilder build, Reduce reduce, Node t, Node x, Node y) {
        return switch (reduce.kind()) {
            case SUM -> t;
            case MAXIMUM, MINIMUM -> shareOfTheExtreme(build, reduce, t, x, y);
            case PRODUCT -> build.multiply(t, productOfTheOthers(build, reduce, x));
        };
    }

    /** Elements that attain the extreme share the derivative equally, as the two arguments of max do. */
    private static Node shareOfTheExtreme(GraphBuilder build, Reduce reduce, Node t, Node x, Node y) {
        View spread = reduce.spread(x.shape());
        Node attains = build.apply(Elementwises.EQUAL, x, build.view(spread, y));
        Node count = build.sum(build.indicator(attains), reduce.axes());
        return build.select(attains, build.divide(t, build.view(spread, count)), build.constant(0));
    }

    /** Πⱼ xⱼ over j ≠ i, for every i: without division, so that zeros are no special case. */
    private static Node productOfTheOthers(GraphBuilder build, Reduce reduce, Node x) {
        int rank = x.shape().rank();
        List<Integer> sizes = new ArrayList<>(x.shape().sizes());
        reduce.axes().forEach(axis -> sizes.add(x.shape().size(axis)));
        Shape pairs = new Shape(sizes);
        List<AffineIndex> source = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int position = reduce.axes().indexOf(axis);
            source.add(AffineIndex.axis(position < 0 ? axis : rank + position, pairs.rank()));
        }
        Node factors = build.view(new View(pairs, source), x);
        Node same = build.truth(true);
        List<Integer> others = new ArrayList<>();
        for (int k = 0; k < reduce.axes().size(); k++) {
            int axis = reduce.axes().get(k);
            others.add(rank + k);
            same = build.apply(
                    Elementwises.AND,
                    same,
                    build.apply(Elementwises.EQUAL, build.index(axis, pairs), build.index(rank + k, pairs)));
        }
        return build.reduce(ReductionKind.PRODUCT, build.select(same, build.constant(1), factors), others);
    }
}
