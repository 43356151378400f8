package dev.nnm.runtime.parallel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The parts of a task that one thread is to do first: how many of them nobody has begun, together with the round that
 * they belong to, in one number.
 */
final class Share {

    private static final int COUNT_BITS = 24;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;

    private final AtomicLong left = new AtomicLong();

    void begin(long round, int count) {
        if (count > COUNT_MASK) {
            throw new IllegalArgumentException("more than " + COUNT_MASK + " parts for a thread");
        }
        left.set(round << COUNT_BITS | count);
    }

    /** Takes a part: its number within this share, or −1 if none is left or a later round has begun. */
    int claim(long round) {
        long state = left.get();
        while (state >> COUNT_BITS == round && (state & COUNT_MASK) != 0) {
            if (left.compareAndSet(state, state - 1)) {
                return (int) (state & COUNT_MASK) - 1;
            }
            state = left.get();
        }
        return -1;
    }
}
