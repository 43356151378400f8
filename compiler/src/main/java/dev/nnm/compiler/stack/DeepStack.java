package dev.nnm.compiler.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs a part of a compiler with a deep stack: it recurses into the source, and the caller's stack may be small. */
public final class DeepStack {

    private static final long BYTES = 256L << 20;

    private DeepStack() {}

    /** The result of a task run on a thread of its own; what it throws is thrown here. */
    public static <T> T call(Supplier<T> task) {
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        Runnable guarded = () -> {
            try {
                results.add(task.get());
            } catch (RuntimeException | Error failure) {
                failures.add(failure);
            }
        };
        Thread thread = new Thread(null, guarded, "compiler", BYTES);
        thread.start();
        join(thread);
        rethrow(failures);
        return results.get(0);
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // Compiling takes moments and leaves nothing half done; the interrupt is passed on afterwards.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(List<Throwable> failures) {
        for (Throwable failure : failures) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }
}
