package dev.nnm.compiler.loop;

import java.util.List;

/**
 * How many numbers something has: fixed + perExample · batch.
 *
 * @param fixed whatever the batch is
 * @param perExample for each example
 */
public record Amount(long fixed, long perExample) {

    /** Nothing. */
    public static final Amount NONE = new Amount(0, 0);

    /** So many numbers. */
    public static Amount fixed(long count) {
        return new Amount(count, 0);
    }

    /** The elements of an array. */
    public static Amount of(LoopArray array) {
        return array.batched() ? new Amount(0, array.size()) : fixed(array.size());
    }

    /** So many numbers for each value of some indices. */
    public static Amount of(long factor, List<LoopIndex> indices) {
        long count = factor * Digits.fixedCount(indices);
        return Digits.hasBatch(indices) ? new Amount(0, count) : fixed(count);
    }

    /** So many times as much. */
    public Amount times(long factor) {
        return new Amount(fixed * factor, perExample * factor);
    }

    /** Both together. */
    public Amount plus(Amount other) {
        return new Amount(fixed + other.fixed, perExample + other.perExample);
    }

    /** The count for so many examples. */
    public long at(long batch) {
        return fixed + perExample * batch;
    }
}
