package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The transpose of a view that reads windows at a stride: x[s·l + q + o], as pooling and strided convolution do. Solved
 * for q it would visit every window for every element. Instead x is taken as x'[a, r] = x[s·a + r], and a window's axis
 * as q = s·t + r − o, so that the view reads x'[l + t, r]: its transpose visits only the windows that overlap.
 */
final class StridedTranspose {

    private final View view;
    private final Shape argument;
    private final int axis;
    private final int place;
    private final int window;
    private final int stride;
    private final int offset;
    private final int firstTurn;
    private final int turns;

    private StridedTranspose(View view, Shape argument, int axis, int place, int window) {
        AffineIndex index = view.source().get(axis);
        this.view = view;
        this.argument = argument;
        this.axis = axis;
        this.place = place;
        this.window = window;
        this.stride = index.coefficient(place);
        this.offset = index.offset();
        this.firstTurn = Math.floorDiv(offset, stride);
        this.turns = Math.floorDiv(offset + view.shape().size(window) - 1, stride) - firstTurn + 1;
    }

    /** The transpose by way of some axis that is read so; none if there is no such axis. */
    static Optional<Node> of(GraphBuilder build, View view, Shape argument, Node adjoint) {
        for (int axis = 0; axis < argument.rank(); axis++) {
            List<Integer> used = used(view.source().get(axis));
            if (used.size() == 2) {
                for (int k = 0; k < 2; k++) {
                    int place = used.get(k);
                    int window = used.get(1 - k);
                    if (isStride(view, axis, place, window)) {
                        StridedTranspose transpose = new StridedTranspose(view, argument, axis, place, window);
                        if (transpose.turns < view.shape().size(place)) {
                            return Optional.of(transpose.write(build, adjoint));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Integer> used(AffineIndex index) {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < index.coefficients().size(); i++) {
            if (index.coefficient(i) != 0) {
                used.add(i);
            }
        }
        return used;
    }

    /** Whether an axis is read at places of a stride of at least 2, and no other axis depends on the window's index. */
    private static boolean isStride(View view, int axis, int place, int window) {
        AffineIndex index = view.source().get(axis);
        if (index.coefficient(place) < 2 || index.coefficient(window) != 1) {
            return false;
        }
        for (int other = 0; other < view.source().size(); other++) {
            if (other != axis && view.source().get(other).coefficient(window) != 0) {
                return false;
            }
        }
        return true;
    }

    private Node write(GraphBuilder build, Node adjoint) {
        int blocks = (argument.size(axis) + stride - 1) / stride;
        Node split = build.view(splitWindow(), adjoint);
        Shape inBlocks = replaced(argument, axis, blocks, stride);
        Node sum = ViewTranspose.of(build, new View(split.shape(), sources()), inBlocks, split);
        Node whole = build.reshape(sum, replaced(argument, axis, blocks * stride));
        return build.view(View.corner(argument), whole);
    }

    /** The window's axis as turns and positions within the stride. */
    private View splitWindow() {
        Shape to = replaced(view.shape(), window, turns, stride);
        List<AffineIndex> source = new ArrayList<>();
        for (int i = 0; i < view.shape().rank(); i++) {
            source.add(i == window ? windowIndex(to.rank()) : AffineIndex.axis(i < window ? i : i + 1, to.rank()));
        }
        return new View(to, source);
    }

    private AffineIndex windowIndex(int rank) {
        List<Integer> coefficients = new ArrayList<>(Collections.nCopies(rank, 0));
        coefficients.set(window, stride);
        coefficients.set(window + 1, 1);
        return new AffineIndex(stride * firstTurn - offset, coefficients);
    }

    /** What the view reads of x', for each axis of x'. */
    private List<AffineIndex> sources() {
        List<AffineIndex> sources = new ArrayList<>();
        for (int k = 0; k < argument.rank(); k++) {
            AffineIndex spread = spread(view.source().get(k));
            int rank = spread.coefficients().size();
            if (k == axis) {
                List<Integer> coefficients = new ArrayList<>(Collections.nCopies(rank, 0));
                coefficients.set(place < window ? place : place + 1, 1);
                coefficients.set(window, 1);
                sources.add(new AffineIndex(firstTurn, coefficients));
                sources.add(AffineIndex.axis(window + 1, rank));
            } else {
                sources.add(spread);
            }
        }
        return sources;
    }

    /** An index of the view's, with the window's axis split in two. */
    private AffineIndex spread(AffineIndex index) {
        List<Integer> coefficients = new ArrayList<>(index.coefficients());
        coefficients.add(window + 1, 0);
        return new AffineIndex(index.offset(), coefficients);
    }

    private static Shape replaced(Shape shape, int axis, int... sizes) {
        List<Integer> all = new ArrayList<>(shape.sizes());
        all.remove(axis);
        for (int k = 0; k < sizes.length; k++) {
            all.add(axis + k, sizes[k]);
        }
        return new Shape(all);
    }
}
