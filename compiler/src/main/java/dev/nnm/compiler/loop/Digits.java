package dev.nnm.compiler.loop;

import java.util.List;
import java.util.OptionalInt;

/** Several indices as the digits of one number, the most significant first. */
public final class Digits {

    private Digits() {}

    /**
     * The distance that an affine function moves when the number that the indices are digits of grows by one, if it is
     * always the same.
     *
     * @param digits the indices; only the first can have an extent that is not known
     */
    public static OptionalInt stride(Affine function, List<LoopIndex> digits) {
        if (digits.isEmpty()) {
            return OptionalInt.of(0);
        }
        int stride = function.coefficient(digits.get(digits.size() - 1));
        long expected = stride;
        for (int k = digits.size() - 1; k >= 0; k--) {
            if (function.coefficient(digits.get(k)) != expected) {
                return OptionalInt.empty();
            }
            expected *= digits.get(k).extent() instanceof Extent.Fixed fixed ? fixed.count() : 0;
        }
        return OptionalInt.of(stride);
    }

    /** The number that indices are the digits of; only the first can have an extent that is not known. */
    public static Affine number(List<LoopIndex> digits) {
        Affine number = Affine.ZERO;
        int weight = 1;
        for (int k = digits.size() - 1; k >= 0; k--) {
            number = number.plus(Affine.of(digits.get(k)).times(weight));
            weight *= Math.toIntExact(fixedCount(List.of(digits.get(k))));
        }
        return number;
    }

    /** How many numbers there are, those of an unknown extent counted as one. */
    public static long fixedCount(List<LoopIndex> digits) {
        long count = 1;
        for (LoopIndex digit : digits) {
            count *= digit.extent() instanceof Extent.Fixed fixed ? fixed.count() : 1;
        }
        return count;
    }

    /** Whether the size of the batch is among the extents. */
    public static boolean hasBatch(List<LoopIndex> digits) {
        return digits.stream().anyMatch(digit -> digit.extent() instanceof Extent.Batch);
    }
}
