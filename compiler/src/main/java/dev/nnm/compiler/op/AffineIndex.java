package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An index into one axis of a tensor, as an affine function of the indices of a result: offset + Σ coefficientᵢ · iᵢ.
 *
 * @param offset the index where all result indices are 0
 * @param coefficients one for each axis of the result
 */
public record AffineIndex(int offset, List<Integer> coefficients) {

    /** Copies the coefficients. */
    public AffineIndex {
        coefficients = List.copyOf(coefficients);
    }

    /** The index {@code offset}, whatever the result's indices. */
    public static AffineIndex fixed(int offset, int resultRank) {
        return new AffineIndex(offset, Collections.nCopies(resultRank, 0));
    }

    /** The index offset + coefficient · i, i being the result's index on {@code axis}. */
    public static AffineIndex along(int axis, int coefficient, int offset, int resultRank) {
        List<Integer> coefficients = new ArrayList<>(Collections.nCopies(resultRank, 0));
        coefficients.set(axis, coefficient);
        return new AffineIndex(offset, coefficients);
    }

    /** The result's own index on {@code axis}. */
    public static AffineIndex axis(int axis, int resultRank) {
        return along(axis, 1, 0, resultRank);
    }

    /** The factor of the result's index on {@code axis}. */
    public int coefficient(int axis) {
        return coefficients.get(axis);
    }

    /** The value at a point of the result. */
    public int at(List<Integer> indices) {
        int value = offset;
        for (int axis = 0; axis < coefficients.size(); axis++) {
            value += coefficients.get(axis) * indices.get(axis);
        }
        return value;
    }

    /** The least value over all points of a result of the given shape. */
    public int least(Shape result) {
        return extreme(result, -1);
    }

    /** The greatest value over all points of a result of the given shape. */
    public int greatest(Shape result) {
        return extreme(result, 1);
    }

    private int extreme(Shape result, int sign) {
        int value = offset;
        for (int axis = 0; axis < coefficients.size(); axis++) {
            int coefficient = coefficients.get(axis);
            if (Integer.signum(coefficient) == sign) {
                value += coefficient * (result.size(axis) - 1);
            }
        }
        return value;
    }

    /** This index where the result's indices are themselves affine functions of another result's indices. */
    public AffineIndex compose(List<AffineIndex> inner, int resultRank) {
        int newOffset = offset;
        List<Integer> sums = new ArrayList<>(Collections.nCopies(resultRank, 0));
        for (int axis = 0; axis < coefficients.size(); axis++) {
            int factor = coefficients.get(axis);
            newOffset += factor * inner.get(axis).offset;
            for (int outer = 0; outer < resultRank; outer++) {
                sums.set(outer, sums.get(outer) + factor * inner.get(axis).coefficient(outer));
            }
        }
        return new AffineIndex(newOffset, sums);
    }

    /** This index over a result that has no such axis; it did not depend on it. */
    public AffineIndex without(int axis) {
        List<Integer> others = new ArrayList<>(coefficients);
        others.remove(axis);
        return new AffineIndex(offset, others);
    }

    /** The index as numbers over a result of the given shape. */
    public Node write(GraphBuilder build, Shape result) {
        Node value = null;
        for (int axis = 0; axis < result.rank(); axis++) {
            if (coefficient(axis) != 0) {
                Node steps = build.index(axis, result);
                Node term = coefficient(axis) == 1 ? steps : build.multiply(build.constant(coefficient(axis)), steps);
                value = value == null ? term : build.add(value, term);
            }
        }
        if (value == null) {
            return build.constant(offset);
        }
        return offset == 0 ? value : build.add(value, build.constant(offset));
    }
}
