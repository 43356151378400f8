package dev.nnm.runtime.parallel;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A number that one thread waits for another to set. The wait first spins, since the next task of a kernel usually
 * follows within some hundred microseconds and waking a thread takes tens of them, and then parks.
 */
final class Signal {

    private static final long SPIN_NANOSECONDS = 200_000;

    /** Reading the clock takes as long as some spins. */
    private static final int SPINS_BETWEEN_LOOKS_AT_THE_CLOCK = 32;

    private volatile long value;
    private volatile @Nullable Thread parked;

    void raise(long newValue) {
        value = newValue;
        Thread waiting = parked;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    void await(long wanted) {
        long seen = value;
        while (seen != wanted) {
            seen = awaitOtherThan(seen);
        }
    }

    /** Waits until the value is another one, and gives that. */
    long awaitOtherThan(long old) {
        if (value == old) {
            spin(old);
        }
        if (value == old) {
            park(old);
        }
        return value;
    }

    private void spin(long old) {
        long start = System.nanoTime();
        do {
            for (int i = 0; i < SPINS_BETWEEN_LOOKS_AT_THE_CLOCK; i++) {
                if (value != old) {
                    return;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - start < SPIN_NANOSECONDS);
    }

    /** The one who raises sees this thread parked, or this thread sees the raised value: both are volatile. */
    private void park(long old) {
        parked = Thread.currentThread();
        while (value == old) {
            LockSupport.park(this);
        }
        parked = null;
    }
}
