package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An affine index that is brought back to its axis where it lies outside: to the nearest element, or by whole periods.
 * An access by such indices is a choice among a few views, whose derivative needs no scatter.
 *
 * @param index the index, which may lie outside
 * @param fold how it is brought back; null where it is not
 * @param size the size of the axis
 */
record FoldedIndex(AffineIndex index, @Nullable Fold fold, int size) {

    /** How an index is brought back to its axis. */
    enum Fold {
        /** To the nearest position. */
        NEAREST,
        /** By whole periods. */
        PERIODIC
    }

    /** More views than these are not better than a gather. */
    private static final int MOST_VIEWS = 9;

    /** A place of an axis is one of these affine functions, each where its condition holds; the last one elsewhere. */
    private record Piece(@Nullable Node condition, AffineIndex index) {}

    /** The elements of x at indices of one shape, if all are affine or folded. */
    static Optional<Node> gather(GraphBuilder build, Node x, List<Node> indices) {
        Shape shape = indices.get(0).shape();
        List<List<Piece>> pieces = new ArrayList<>();
        int views = 1;
        for (int axis = 0; axis < indices.size(); axis++) {
            FoldedIndex folded = of(indices.get(axis));
            if (folded == null
                    || (folded.fold != null && folded.size != x.shape().size(axis))) {
                return Optional.empty();
            }
            List<Piece> places = folded.pieces(build, shape);
            views = views > MOST_VIEWS ? views : views * places.size();
            pieces.add(places);
        }
        return views > MOST_VIEWS || x.type().element() != ElementType.REAL
                ? Optional.empty()
                : Optional.of(choose(build, x, shape, pieces, new ArrayList<>()));
    }

    private static Node choose(
            GraphBuilder build, Node x, Shape shape, List<List<Piece>> pieces, List<AffineIndex> chosen) {
        if (chosen.size() == pieces.size()) {
            return build.view(new View(shape, List.copyOf(chosen)), x);
        }
        List<Piece> places = pieces.get(chosen.size());
        Node result = null;
        for (int k = places.size() - 1; k >= 0; k--) {
            Piece piece = places.get(k);
            chosen.add(piece.index());
            Node here = choose(build, x, shape, pieces, chosen);
            chosen.remove(chosen.size() - 1);
            result = result == null || piece.condition() == null ? here : build.select(piece.condition(), here, result);
        }
        if (result == null) {
            throw new IllegalStateException("an index without a place");
        }
        return result;
    }

    // ---- how such indices are written

    /** The index that is the nearest position on an axis. */
    static Node nearest(GraphBuilder build, Node index, int size) {
        Node fromZero = build.apply(Elementwises.MAXIMUM, index, build.constant(0));
        return build.apply(Elementwises.MINIMUM, fromZero, build.constant(size - 1));
    }

    /** The index moved onto an axis by whole periods. */
    static Node periodic(GraphBuilder build, Node index, int size) {
        Node period = build.constant(size);
        Node rounds = build.apply(Elementwises.FLOOR, build.divide(index, period));
        return build.subtract(index, build.multiply(period, rounds));
    }

    /** The folded index that numbers are, if they are one. */
    private static @Nullable FoldedIndex of(Node numbers) {
        Optional<List<AffineIndex>> affine = AffineNumbers.of(List.of(numbers));
        if (affine.isPresent()) {
            return new FoldedIndex(affine.get().get(0), null, 0);
        }
        if (numbers.operation() instanceof View view) {
            FoldedIndex inner = view.reachesOutside(numbers.argument(0).shape()) ? null : of(numbers.argument(0));
            return inner == null
                    ? null
                    : new FoldedIndex(
                            inner.index.compose(view.source(), view.shape().rank()), inner.fold, inner.size);
        }
        if (numbers.operation() == Elementwises.MINIMUM) {
            return nearest(numbers);
        }
        return numbers.operation() == Elementwises.SUBTRACT ? periodic(numbers) : null;
    }

    private static @Nullable FoldedIndex nearest(Node minimum) {
        Node fromZero = minimum.argument(0);
        if (fromZero.operation() != Elementwises.MAXIMUM
                || !isNumber(fromZero.argument(1), 0)
                || !(minimum.argument(1).operation() instanceof Constant last)) {
            return null;
        }
        return folded(fromZero.argument(0), Fold.NEAREST, last.value() + 1);
    }

    private static @Nullable FoldedIndex periodic(Node difference) {
        Node index = difference.argument(0);
        Node product = difference.argument(1);
        if (product.operation() != Elementwises.MULTIPLY
                || !(product.argument(0).operation() instanceof Constant period)
                || product.argument(1).operation() != Elementwises.FLOOR) {
            return null;
        }
        Node quotient = product.argument(1).argument(0);
        boolean matches = quotient.operation() == Elementwises.DIVIDE
                && quotient.argument(0) == index
                && isNumber(quotient.argument(1), period.value());
        return matches ? folded(index, Fold.PERIODIC, period.value()) : null;
    }

    private static @Nullable FoldedIndex folded(Node index, Fold fold, double size) {
        return AffineNumbers.of(List.of(index))
                .map(affine -> new FoldedIndex(affine.get(0), fold, (int) size))
                .orElse(null);
    }

    private static boolean isNumber(Node node, double value) {
        return node.operation() instanceof Constant constant && constant.value() == value;
    }

    // ---- the places that an index has

    private List<Piece> pieces(GraphBuilder build, Shape shape) {
        List<Piece> pieces = new ArrayList<>();
        long least = index.least(shape);
        long greatest = index.greatest(shape);
        if (fold == Fold.NEAREST) {
            addNearest(pieces, build, shape, least, greatest);
        } else if (fold == Fold.PERIODIC) {
            long first = Math.floorDiv(least, size);
            long last = Math.min(Math.floorDiv(greatest, size), first + MOST_VIEWS);
            for (long period = first; period < last; period++) {
                Node before = below(build, shape, (int) ((period + 1) * size));
                pieces.add(new Piece(before, moved((int) (-period * size))));
            }
            pieces.add(new Piece(null, moved((int) (-last * size))));
        } else {
            pieces.add(new Piece(null, index));
        }
        return pieces;
    }

    private void addNearest(List<Piece> pieces, GraphBuilder build, Shape shape, long least, long greatest) {
        if (least < 0) {
            pieces.add(new Piece(below(build, shape, 0), AffineIndex.fixed(0, shape.rank())));
        }
        if (greatest >= size) {
            pieces.add(new Piece(below(build, shape, size), index));
            pieces.add(new Piece(null, AffineIndex.fixed(size - 1, shape.rank())));
        } else {
            pieces.add(new Piece(null, index));
        }
    }

    private Node below(GraphBuilder build, Shape shape, int bound) {
        return build.apply(Elementwises.LESS, index.write(build, shape), build.constant(bound));
    }

    private AffineIndex moved(int by) {
        return new AffineIndex(index.offset() + by, index.coefficients());
    }
}
