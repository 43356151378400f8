package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds numbers that are affine functions, with integer coefficients, of the indices of the tensor that holds them. */
public final class AffineNumbers {

    /** Deeper expressions are not looked into: indices that people write are short. */
    private static final int DEEPEST = 40;

    private final Map<Node, Optional<AffineIndex>> known = new HashMap<>();

    private AffineNumbers() {}

    /** All nodes as functions of their own indices, if all are affine. */
    public static Optional<List<AffineIndex>> of(List<Node> nodes) {
        AffineNumbers numbers = new AffineNumbers();
        List<AffineIndex> all = new ArrayList<>();
        for (Node node : nodes) {
            Optional<AffineIndex> index = numbers.of(node, 0);
            if (index.isEmpty()) {
                return Optional.empty();
            }
            all.add(index.get());
        }
        return Optional.of(all);
    }

    /** A node as a function of its own indices, if it is affine. */
    public static Optional<AffineIndex> of(Node node) {
        return new AffineNumbers().of(node, 0);
    }

    private Optional<AffineIndex> of(Node node, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        Optional<AffineIndex> index = known.get(node);
        if (index == null) {
            index = find(node, depth);
            known.put(node, index);
        }
        return index;
    }

    private Optional<AffineIndex> find(Node node, int depth) {
        int rank = node.shape().rank();
        if (node.operation() instanceof Constant constant) {
            return integer(constant).map(value -> AffineIndex.fixed(value, rank));
        }
        if (node.operation() instanceof Iota) {
            return Optional.of(AffineIndex.axis(0, rank));
        }
        if (node.operation() instanceof View view) {
            return view.reachesOutside(node.argument(0).shape())
                    ? Optional.empty()
                    : of(node.argument(0), depth + 1).map(inner -> inner.compose(view.source(), rank));
        }
        return node.operation() instanceof Elementwise operation ? combined(node, operation, depth) : Optional.empty();
    }

    private Optional<AffineIndex> combined(Node node, Elementwise operation, int depth) {
        if (operation == Elementwises.NEGATE) {
            return of(node.argument(0), depth + 1).map(index -> times(index, -1));
        }
        if (operation != Elementwises.ADD && operation != Elementwises.SUBTRACT && operation != Elementwises.MULTIPLY) {
            return Optional.empty();
        }
        Optional<AffineIndex> a = of(node.argument(0), depth + 1);
        Optional<AffineIndex> b = of(node.argument(1), depth + 1);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        if (operation == Elementwises.MULTIPLY) {
            return isFixed(a.get())
                    ? Optional.of(times(b.get(), a.get().offset()))
                    : isFixed(b.get()) ? Optional.of(times(a.get(), b.get().offset())) : Optional.empty();
        }
        return Optional.of(plus(a.get(), operation == Elementwises.ADD ? b.get() : times(b.get(), -1)));
    }

    private static Optional<Integer> integer(Constant constant) {
        double value = constant.value();
        return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
                ? Optional.of((int) value)
                : Optional.empty();
    }

    private static boolean isFixed(AffineIndex index) {
        return index.coefficients().stream().allMatch(c -> c == 0);
    }

    private static AffineIndex times(AffineIndex index, int factor) {
        return new AffineIndex(
                factor * index.offset(),
                index.coefficients().stream().map(c -> factor * c).toList());
    }

    private static AffineIndex plus(AffineIndex a, AffineIndex b) {
        List<Integer> sums =
                new ArrayList<>(Collections.nCopies(a.coefficients().size(), 0));
        IntStream.range(0, sums.size()).forEach(axis -> sums.set(axis, a.coefficient(axis) + b.coefficient(axis)));
        return new AffineIndex(a.offset() + b.offset(), sums);
    }
}
