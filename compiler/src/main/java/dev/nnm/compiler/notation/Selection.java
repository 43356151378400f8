package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A view that chooses elements: {@code x[0]}, {@code W[:, 1..3]}.
 *
 * @param subscripts as the language writes them, without whole axes at the end
 * @param hasRanges whether there are others than single positions
 */
record Selection(List<String> subscripts, boolean hasRanges) {

    static Optional<Selection> of(View view, Shape argument) {
        List<String> subscripts = new ArrayList<>();
        int next = 0;
        boolean hasRanges = false;
        for (int axis = 0; axis < argument.rank(); axis++) {
            AffineIndex index = view.source().get(axis);
            int size = argument.size(axis);
            if (isAlong(index, next, view.shape().rank())) {
                int end = index.offset() + view.shape().size(next);
                if (index.offset() < 0 || end > size) {
                    return Optional.empty();
                }
                subscripts.add(range(index.offset(), end, size));
                hasRanges = true;
                next++;
            } else if (index.equals(
                            AffineIndex.fixed(index.offset(), view.shape().rank()))
                    && index.offset() >= 0
                    && index.offset() < size) {
                subscripts.add(String.valueOf(index.offset()));
            } else {
                return Optional.empty();
            }
        }
        return next == view.shape().rank()
                ? Optional.of(new Selection(withoutWholeEnd(subscripts), hasRanges))
                : Optional.empty();
    }

    private static boolean isAlong(AffineIndex index, int axis, int rank) {
        return axis < rank && index.equals(AffineIndex.along(axis, 1, index.offset(), rank));
    }

    private static String range(int start, int end, int size) {
        if (start == 0 && end == size) {
            return ":";
        }
        return (start == 0 ? "" : String.valueOf(start)) + ".." + (end == size ? "" : String.valueOf(end));
    }

    private static List<String> withoutWholeEnd(List<String> subscripts) {
        int count = subscripts.size();
        while (count > 0 && subscripts.get(count - 1).equals(":")) {
            count--;
        }
        return List.copyOf(subscripts.subList(0, count));
    }
}
