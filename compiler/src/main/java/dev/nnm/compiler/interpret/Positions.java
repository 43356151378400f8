package dev.nnm.compiler.interpret;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.View;
import java.util.List;
import java.util.stream.IntStream;

/** Row-major positions of elements. */
final class Positions {

    /** Stands for no position. */
    static final int OUTSIDE = -1;

    private Positions() {}

    /** For each element of a view, row-major, the position in the argument that it is read from. */
    static int[] read(View view, Shape argument) {
        int[] sizes = sizes(view.shape());
        int[][] source =
                view.source().stream().map(Positions::offsetAndCoefficients).toArray(int[][]::new);
        int[] argumentSizes = sizes(argument);
        int[] indices = new int[sizes.length];
        int[] positions = new int[Math.toIntExact(view.shape().elementCount())];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(source, indices, argumentSizes);
            advance(indices, sizes);
        }
        return positions;
    }

    /** For each element of a tensor, row-major, the position of what it becomes part of when some axes are reduced. */
    static int[] reduced(Shape shape, List<Integer> axes) {
        int[] sizes = sizes(shape);
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = axes.contains(axis) ? 0 : stride;
            stride *= axes.contains(axis) ? 1 : sizes[axis];
        }
        int[] indices = new int[sizes.length];
        int[] positions = new int[Math.toIntExact(shape.elementCount())];
        for (int i = 0; i < positions.length; i++) {
            for (int axis = 0; axis < sizes.length; axis++) {
                positions[i] += strides[axis] * indices[axis];
            }
            advance(indices, sizes);
        }
        return positions;
    }

    /** The position that computed indices give, rounded to integers, in a tensor of the given shape. */
    static int at(List<Tensor> indices, int example, int element, Shape shape) {
        int position = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            double index = Math.rint(indices.get(axis).at(example, element));
            if (!(index >= 0 && index < shape.size(axis))) {
                return OUTSIDE;
            }
            position = position * shape.size(axis) + (int) index;
        }
        return position;
    }

    private static int position(int[][] source, int[] indices, int[] argumentSizes) {
        int position = 0;
        for (int axis = 0; axis < argumentSizes.length; axis++) {
            int index = at(source[axis], indices);
            if (index < 0 || index >= argumentSizes[axis]) {
                return OUTSIDE;
            }
            position = position * argumentSizes[axis] + index;
        }
        return position;
    }

    private static int at(int[] offsetAndCoefficients, int[] indices) {
        int value = offsetAndCoefficients[0];
        for (int axis = 0; axis < indices.length; axis++) {
            value += offsetAndCoefficients[axis + 1] * indices[axis];
        }
        return value;
    }

    private static int[] offsetAndCoefficients(AffineIndex index) {
        return IntStream.concat(
                        IntStream.of(index.offset()),
                        index.coefficients().stream().mapToInt(Integer::intValue))
                .toArray();
    }

    private static int[] sizes(Shape shape) {
        return shape.sizes().stream().mapToInt(Integer::intValue).toArray();
    }

    private static void advance(int[] indices, int[] sizes) {
        for (int axis = indices.length - 1; axis >= 0; axis--) {
            indices[axis]++;
            if (indices[axis] < sizes[axis]) {
                return;
            }
            indices[axis] = 0;
        }
    }
}
