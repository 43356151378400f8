package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Shape;
import java.util.Arrays;
import java.util.List;

/** Distances between neighbours along each axis of a tensor in row-major order. */
final class Strides {

    private Strides() {}

    /** The strides of a tensor of that shape; shapes whose elements do not fit in an array have none. */
    static List<Integer> of(Shape shape) {
        Integer[] strides = new Integer[shape.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride = Math.multiplyExact(stride, shape.size(axis));
        }
        return Arrays.asList(strides);
    }
}
