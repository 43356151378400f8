package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.AffineNumbers;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sums of which all terms but one are zero: the sum over k of {@code if k == e then f(k) else 0}, e a function of other
 * indices, is f(e). Derivatives in the direction of one element are full of these.
 */
final class OneHotSums {

    /** Deeper expressions are read at the wanted indices only after they are computed at all indices. */
    private static final int DEEPEST = 30;

    private final GraphBuilder build;
    private final Reduce reduce;
    private final Shape shape;
    private final Map<Node, Node> taken = new HashMap<>();

    private OneHotSums(GraphBuilder build, Reduce reduce, Shape shape) {
        this.build = build;
        this.reduce = reduce;
        this.shape = shape;
    }

    /** The one term, if a sum has that form. */
    static @Nullable Node term(Site site) {
        Reduce reduce = (Reduce) site.node().operation();
        return reduce.kind() == ReductionKind.SUM
                ? new OneHotSums(site.build(), reduce, site.argument(0).shape()).collapse(site.argument(0))
                : null;
    }

    private static boolean isZero(Node node) {
        return node.operation() instanceof Constant constant && Double.compare(constant.value(), 0) == 0;
    }

    private @Nullable Node collapse(Node summed) {
        Node terms = viewed(summed);
        if (terms.operation() != Elementwises.SELECT || !isZero(terms.argument(2))) {
            return null;
        }
        List<Node> conditions = new ArrayList<>();
        collect(terms.argument(0), conditions, 0);
        for (Node condition : conditions) {
            Optional<Solution> solution = solution(condition);
            if (solution.isPresent()) {
                List<Node> others = new ArrayList<>(conditions);
                others.remove(condition);
                return at(solution.get(), others, terms);
            }
        }
        return null;
    }

    /** The parts of a conjunction. */
    private void collect(Node whole, List<Node> parts, int depth) {
        Node condition = viewed(whole);
        if (condition.operation() == Elementwises.AND && depth < DEEPEST) {
            collect(condition.argument(0), parts, depth + 1);
            collect(condition.argument(1), parts, depth + 1);
        } else {
            parts.add(condition);
        }
    }

    /** A view of an elementwise operation as the operation on views. */
    private Node viewed(Node node) {
        boolean isView = node.operation() instanceof View view
                && !view.reachesOutside(node.argument(0).shape())
                && node.argument(0).operation() instanceof Elementwise;
        if (!isView) {
            return node;
        }
        View view = (View) node.operation();
        Node inside = node.argument(0);
        Node[] arguments = inside.arguments().stream().map(a -> view(view, a)).toArray(Node[]::new);
        return build.node(inside.operation(), arguments);
    }

    private Node view(View view, Node node) {
        return node.operation() instanceof Constant constant
                ? build.node(new Constant(constant.value(), constant.element(), view.shape()))
                : build.viewThrough(view, node);
    }

    /** That a summed index has one value, in terms of the other indices of the terms without that axis. */
    private record Solution(int axis, AffineIndex value) {}

    private Optional<Solution> solution(Node condition) {
        if (condition.operation() != Elementwises.EQUAL) {
            return Optional.empty();
        }
        Optional<List<AffineIndex>> sides = AffineNumbers.of(condition.arguments());
        if (sides.isEmpty()) {
            return Optional.empty();
        }
        AffineIndex left = sides.get().get(0);
        AffineIndex right = sides.get().get(1);
        for (int axis : reduce.axes()) {
            int coefficient = left.coefficient(axis) - right.coefficient(axis);
            if (Math.abs(coefficient) == 1) {
                return Optional.of(new Solution(axis, solved(left, right, axis, coefficient)));
            }
        }
        return Optional.empty();
    }

    /** From left = right: the index on the axis is −1/coefficient times the rest of left − right. */
    private AffineIndex solved(AffineIndex left, AffineIndex right, int axis, int coefficient) {
        List<Integer> coefficients = new ArrayList<>();
        for (int other = 0; other < shape.rank(); other++) {
            if (other != axis) {
                coefficients.add(coefficient * (right.coefficient(other) - left.coefficient(other)));
            }
        }
        return new AffineIndex(coefficient * (right.offset() - left.offset()), coefficients);
    }

    /** The remaining sum where one summed index has its value. */
    private Node at(Solution solution, List<Node> otherConditions, Node terms) {
        int axis = solution.axis();
        Shape smaller = shape.without(List.of(axis));
        View view = viewAt(solution, smaller);
        Node value = take(view, terms.argument(1), 0);
        Node met = isInside(solution.value(), smaller, shape.size(axis));
        for (Node condition : otherConditions) {
            met = build.apply(Elementwises.AND, met, take(view, condition, 0));
        }
        boolean always = met.operation() instanceof Constant constant && constant.value() != 0;
        Node term = always ? value : build.select(met, value, build.constant(0));
        return build.sum(term, remainingAxes(axis));
    }

    private static View viewAt(Solution solution, Shape smaller) {
        List<AffineIndex> source = new ArrayList<>();
        for (int axis = 0; axis <= smaller.rank(); axis++) {
            source.add(
                    axis == solution.axis()
                            ? solution.value()
                            : AffineIndex.axis(axis < solution.axis() ? axis : axis - 1, smaller.rank()));
        }
        return new View(smaller, source);
    }

    private List<Integer> remainingAxes(int gone) {
        return reduce.axes().stream()
                .filter(axis -> axis != gone)
                .map(axis -> axis < gone ? axis : axis - 1)
                .toList();
    }

    /** Whether an index lies on an axis; true if it always does. */
    private Node isInside(AffineIndex index, Shape over, int size) {
        Node inside = build.truth(true);
        if (index.least(over) < 0) {
            inside = build.apply(Elementwises.GREATER_EQUAL, index.write(build, over), build.constant(0));
        }
        if (index.greatest(over) >= size) {
            Node notPassed = build.apply(Elementwises.LESS, index.write(build, over), build.constant(size));
            inside = build.apply(Elementwises.AND, inside, notPassed);
        }
        return inside;
    }

    /** An expression of elements, computed at the wanted indices only. */
    private Node take(View view, Node node, int depth) {
        Node known = taken.get(node);
        if (known == null) {
            known = taken(view, node, depth);
            taken.put(node, known);
        }
        return known;
    }

    private Node taken(View view, Node node, int depth) {
        if (!(node.operation() instanceof Elementwise) || depth == DEEPEST) {
            return view(view, node);
        }
        Node[] arguments = node.arguments().stream()
                .map(argument -> take(view, argument, depth + 1))
                .toArray(Node[]::new);
        return build.node(node.operation(), arguments);
    }
}
