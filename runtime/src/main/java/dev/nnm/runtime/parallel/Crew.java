package dev.nnm.runtime.parallel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads behind {@link Workers}, and the task that they are at. They refer to this object and not to the workers,
 * so that these can become garbage.
 */
final class Crew {

    private final Helper[] helpers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Signal finished = new Signal();

    /** The number of the last task: each is a new value for the signals. */
    private long round;

    private @Nullable ParallelTask job;
    private int task;
    private int parts;

    Crew(int helpers) {
        this.helpers = new Helper[helpers];
        for (int i = 0; i < helpers; i++) {
            this.helpers[i] = new Helper(this, i + 1);
        }
    }

    /** The number of threads, the caller's among them. */
    int size() {
        return helpers.length + 1;
    }

    void run(ParallelTask newJob, int newTask, int newParts) {
        if (helpers.length == 0 || newParts < 2 || !busy.compareAndSet(false, true)) {
            for (int part = 0; part < newParts; part++) {
                newJob.part(newTask, part, newParts);
            }
            return;
        }
        try {
            runTogether(newJob, newTask, newParts);
        } finally {
            job = null;
            busy.set(false);
        }
    }

    private void runTogether(ParallelTask newJob, int newTask, int newParts) {
        int helping = Math.min(helpers.length, newParts - 1);
        for (int i = 0; i < helping; i++) {
            helpers[i].start();
        }
        job = newJob;
        task = newTask;
        parts = newParts;
        round++;
        unfinished.set(helping);
        for (int i = 0; i < helping; i++) {
            helpers[i].begin(round);
        }
        Throwable failure = runPartsOf(0);
        finished.await(round);
        for (int i = 0; i < helping; i++) {
            Throwable failureOfHelper = helpers[i].takeFailure();
            failure = failure == null ? failureOfHelper : failure;
        }
        if (failure != null) {
            throwAgain(failure);
        }
    }

    /** Does the parts of a thread; the caller's number is 0. Gives back what one of them threw. */
    @Nullable
    Throwable runPartsOf(int thread) {
        ParallelTask current = job;
        if (current == null) {
            return null;
        }
        try {
            for (int part = thread; part < parts; part += helpers.length + 1) {
                current.part(task, part, parts);
            }
            return null;
        } catch (Throwable t) { // whatever it is, it is thrown again in the caller's thread
            return t;
        }
    }

    /** Called by each helper when its parts are done. */
    void finish() {
        if (unfinished.decrementAndGet() == 0) {
            finished.raise(round);
        }
    }

    /** Ends the threads; called when no task runs and none will come. */
    void dismiss() {
        for (Helper helper : helpers) {
            helper.dismiss();
        }
    }

    private static void throwAgain(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure; // a part declares no other
    }
}
