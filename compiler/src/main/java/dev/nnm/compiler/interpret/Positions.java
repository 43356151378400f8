package dev.nnm.compiler.interpret;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.View;
import java.util.List;

/** Row-major positions of elements. */
final class Positions {

    /** Stands for no position. */
    static final int OUTSIDE = -1;

    private Positions() {}

    /** For each element of a view, row-major, the position in the argument that it is read from. */
    static int[] read(View view, Shape argument) {
        int[] indices = new int[view.shape().rank()];
        int[] positions = new int[Math.toIntExact(view.shape().elementCount())];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(view.source(), indices, argument);
            advance(indices, view.shape());
        }
        return positions;
    }

    /** For each element of a tensor, row-major, the position of what it becomes part of when some axes are reduced. */
    static int[] reduced(Shape shape, List<Integer> axes) {
        int[] indices = new int[shape.rank()];
        int[] positions = new int[Math.toIntExact(shape.elementCount())];
        for (int i = 0; i < positions.length; i++) {
            int position = 0;
            for (int axis = 0; axis < shape.rank(); axis++) {
                if (!axes.contains(axis)) {
                    position = position * shape.size(axis) + indices[axis];
                }
            }
            positions[i] = position;
            advance(indices, shape);
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

    private static int position(List<AffineIndex> source, int[] indices, Shape argument) {
        int position = 0;
        for (int axis = 0; axis < argument.rank(); axis++) {
            int index = at(source.get(axis), indices);
            if (index < 0 || index >= argument.size(axis)) {
                return OUTSIDE;
            }
            position = position * argument.size(axis) + index;
        }
        return position;
    }

    private static int at(AffineIndex index, int[] indices) {
        int value = index.offset();
        for (int axis = 0; axis < indices.length; axis++) {
            value += index.coefficient(axis) * indices[axis];
        }
        return value;
    }

    private static void advance(int[] indices, Shape shape) {
        for (int axis = indices.length - 1; axis >= 0; axis--) {
            indices[axis]++;
            if (indices[axis] < shape.size(axis)) {
                return;
            }
            indices[axis] = 0;
        }
    }
}
