package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A sum of products that is a product of matrices or vectors.
 *
 * @param left the left operand
 * @param leftIsTransposed whether it is to be transposed
 * @param right the right operand
 * @param rightIsTransposed whether it is to be transposed
 */
record Contraction(Node left, boolean leftIsTransposed, Node right, boolean rightIsTransposed) {

    /**
     * A factor.
     *
     * @param tensor what is read
     * @param axes for each of its axes, the axis of the product that it runs along
     */
    private record Operand(Node tensor, List<Integer> axes) {

        boolean isMatrix() {
            return axes.size() == 2;
        }

        /** Whether the axis that is summed over is the first of two. */
        boolean sumsFirst(int summed) {
            return isMatrix() && axes.get(0) == summed;
        }

        boolean sumsLast(int summed) {
            return isMatrix() && axes.get(1) == summed;
        }

        List<Integer> otherThan(int summed) {
            return axes.stream().filter(axis -> axis != summed).toList();
        }
    }

    /**
     * What a node is as a product of matrices.
     *
     * @param isInline which nodes are written in place, and may so become part of the product
     */
    static Optional<Contraction> of(Node node, Predicate<Node> isInline) {
        if (!(node.operation() instanceof Reduce reduce)
                || reduce.kind() != ReductionKind.SUM
                || reduce.axes().size() != 1
                || node.argument(0).operation() != Elementwises.MULTIPLY
                || !isInline.test(node.argument(0))) {
            return Optional.empty();
        }
        int summed = reduce.axes().get(0);
        Optional<Operand> a = operand(node.argument(0).argument(0), isInline);
        Optional<Operand> b = operand(node.argument(0).argument(1), isInline);
        if (a.isEmpty()
                || b.isEmpty()
                || !fit(a.get(), b.get(), summed, node.argument(0).shape())) {
            return Optional.empty();
        }
        return Optional.of(arranged(a.get(), b.get(), summed));
    }

    private static Optional<Operand> operand(Node node, Predicate<Node> isInline) {
        if (!(node.operation() instanceof View view) || !isInline.test(node)) {
            int rank = node.shape().rank();
            return Optional.of(
                    new Operand(node, IntStream.range(0, rank).boxed().toList()));
        }
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < view.source().size(); axis++) {
            int along = axisAlong(view.source().get(axis), view.shape().rank());
            boolean isWhole = along >= 0
                    && view.shape().size(along) == node.argument(0).shape().size(axis);
            if (!isWhole || axes.contains(along)) {
                return Optional.empty();
            }
            axes.add(along);
        }
        return Optional.of(new Operand(node.argument(0), axes));
    }

    /** The axis whose index it is, or −1. */
    private static int axisAlong(AffineIndex index, int rank) {
        return IntStream.range(0, rank)
                .filter(axis -> index.equals(AffineIndex.axis(axis, rank)))
                .findFirst()
                .orElse(-1);
    }

    /** Whether each axis that is kept belongs to one operand, and the one summed over to both. */
    private static boolean fit(Operand a, Operand b, int summed, Shape space) {
        List<Integer> kept = new ArrayList<>(a.otherThan(summed));
        kept.addAll(b.otherThan(summed));
        boolean bothSum = a.axes().contains(summed) && b.axes().contains(summed);
        boolean areMatricesOrVectors = a.axes().size() <= 2 && b.axes().size() <= 2;
        return bothSum
                && areMatricesOrVectors
                && kept.stream().distinct().count() == kept.size()
                && kept.size() == space.rank() - 1;
    }

    private static Contraction arranged(Operand a, Operand b, int summed) {
        boolean bothMatrices = a.isMatrix() && b.isMatrix();
        boolean secondHasRows =
                bothMatrices && b.otherThan(summed).get(0) < a.otherThan(summed).get(0);
        // A vector before a matrix that is summed over its columns is the matrix before the vector.
        boolean vectorFirst = !a.isMatrix() && b.sumsLast(summed);
        boolean exchanged = secondHasRows || vectorFirst;
        Operand left = exchanged ? b : a;
        Operand right = exchanged ? a : b;
        return new Contraction(left.tensor(), left.sumsFirst(summed), right.tensor(), right.sumsLast(summed));
    }

    boolean isOfVectors() {
        return left.shape().rank() == 1 && right.shape().rank() == 1;
    }

    /** Whether the first is a vector and the second a matrix. */
    boolean startsWithVector() {
        return left.shape().rank() == 1;
    }
}
