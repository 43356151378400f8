package dev.nnm.runtime.parallel;

import org.jspecify.annotations.Nullable;

/** Of the exceptions that parts threw, that of the part with the lowest number: it does not depend on timing. */
final class FirstFailure {

    private int part;
    private @Nullable Throwable thrown;

    synchronized void add(int ofPart, Throwable failure) {
        if (thrown == null || ofPart < part) {
            part = ofPart;
            thrown = failure;
        }
    }

    synchronized @Nullable Throwable take() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
    }

    /** Throws what a part threw, if it did; parts declare no checked exceptions. */
    static void throwAgain(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }
}
