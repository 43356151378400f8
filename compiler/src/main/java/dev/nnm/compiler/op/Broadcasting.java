package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rule by which shapes fit: aligned at the last axis, sizes must be equal or 1 (NumPy's broadcasting). */
public final class Broadcasting {

    private Broadcasting() {}

    /** The shape to which both can be broadcast, if there is one. */
    public static Optional<Shape> common(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        List<Integer> sizes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int sizeA = sizeFromEnd(a, rank - axis);
            int sizeB = sizeFromEnd(b, rank - axis);
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1) {
                return Optional.empty();
            }
            sizes.add(sizeA == 1 ? sizeB : sizeA);
        }
        return Optional.of(new Shape(sizes));
    }

    private static int sizeFromEnd(Shape shape, int distance) {
        return distance > shape.rank() ? 1 : shape.size(shape.rank() - distance);
    }
}
