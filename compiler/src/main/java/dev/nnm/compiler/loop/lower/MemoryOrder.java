package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the innermost loop of a reduction so that memory is read in its order. */
final class MemoryOrder {

    /** Shorter rows are not worth the start values and the stores that sweeping over them costs. */
    private static final int SHORTEST_ROW = 4;

    private MemoryOrder() {}

    /**
     * The index of the result to put innermost, so that whole rows are accumulated in memory; null if the reduction is
     * better done one element of the result at a time, in a local variable.
     *
     * @param value what is reduced
     * @param outer the loops over the elements of the result
     * @param reduced the loops that are reduced over
     */
    static @Nullable LoopIndex indexToSweepInside(Scalar value, List<LoopIndex> outer, List<LoopIndex> reduced) {
        if (outer.isEmpty() || reduced.isEmpty() || isContiguous(value, reduced.get(reduced.size() - 1))) {
            return null;
        }
        LoopIndex last = outer.get(outer.size() - 1);
        return isRow(last) && isContiguous(value, last) ? last : null;
    }

    /** The loops over the elements of a tensor, the innermost over neighbours in memory if these form rows. */
    static List<LoopIndex> inOrderOf(Location.Memory memory, Point element, List<LoopIndex> loops) {
        List<LoopIndex> sorted = new ArrayList<>(loops);
        sorted.sort(Comparator.comparingInt(loop -> -memory.stride(element, loop)));
        return !sorted.isEmpty() && isRow(sorted.get(sorted.size() - 1)) ? sorted : loops;
    }

    private static boolean isRow(LoopIndex index) {
        return index.extent() instanceof Extent.Fixed fixed && fixed.count() >= SHORTEST_ROW;
    }

    /** Whether neighbouring values of an index read neighbouring elements, or the same. */
    private static boolean isContiguous(Scalar value, LoopIndex index) {
        if (value instanceof Scalar.Load load) {
            return Math.abs(load.index().coefficient(index)) <= 1;
        }
        if (value instanceof Scalar.Apply apply) {
            return apply.arguments().stream().allMatch(argument -> isContiguous(argument, index));
        }
        if (value instanceof Scalar.Guarded guarded) {
            return isContiguous(guarded.inside(), index);
        }
        if (value instanceof Scalar.NumberAsTruth truth) {
            return isContiguous(truth.number(), index);
        }
        if (value instanceof Scalar.TruthAsNumber number) {
            return isContiguous(number.truth(), index);
        }
        return true;
    }
}
