package dev.nnm.runtime.parallel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads behind {@link Workers}, and the task that they are at. They refer to this object and not to the workers,
 * so that these can become garbage.
 *
 * <p>A thread reads what the task is only after it has claimed a part of it: until that part is done, the round cannot
 * end and the task cannot change. A thread that comes late finds nothing to claim.
 */
final class Crew {

    private final Helper[] helpers;
    private final Share[] shares;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final Signal finished = new Signal();
    private final FirstFailure failure = new FirstFailure();

    /** The number of the last task, a new one for each. */
    private long round;

    private @Nullable ParallelTask job;
    private int task;
    private int parts;

    Crew(int threads) {
        helpers = new Helper[threads - 1];
        shares = new Share[threads];
        for (int i = 0; i < threads; i++) {
            shares[i] = new Share();
        }
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(this, i + 1);
        }
    }

    /** The number of threads, the caller's among them. */
    int size() {
        return shares.length;
    }

    void run(ParallelTask newJob, int newTask, int newParts) {
        if (helpers.length == 0 || newParts < 2 || !busy.compareAndSet(false, true)) {
            runAlone(newJob, newTask, newParts);
            return;
        }
        Throwable thrown;
        try {
            runTogether(newJob, newTask, newParts);
        } finally {
            job = null;
            thrown = failure.take();
            busy.set(false);
        }
        FirstFailure.throwAgain(thrown);
    }

    private static void runAlone(ParallelTask job, int task, int parts) {
        Throwable thrown = null;
        for (int part = 0; part < parts; part++) {
            Throwable ofPart = runPart(job, task, part, parts);
            thrown = thrown == null ? ofPart : thrown;
        }
        FirstFailure.throwAgain(thrown);
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
        unfinished.set(newParts);
        for (int thread = 0; thread < shares.length; thread++) {
            shares[thread].begin(round, (newParts + size() - 1 - thread) / size());
        }
        for (int i = 0; i < helping; i++) {
            helpers[i].begin(round);
        }
        work(round, 0);
        finished.await(round);
    }

    /**
     * Does the parts of a thread's own share, and then those of the others' that nobody has begun.
     *
     * @param thread the thread's number; the caller's is 0
     */
    void work(long ofRound, int thread) {
        for (int i = 0; i < shares.length; i++) {
            int owner = (thread + i) % shares.length;
            int claimed = shares[owner].claim(ofRound);
            while (claimed >= 0) {
                workOn(owner + claimed * shares.length);
                claimed = shares[owner].claim(ofRound);
            }
        }
    }

    private void workOn(int part) {
        ParallelTask current = job;
        if (current != null) { // as it is for a claimed part
            Throwable thrown = runPart(current, task, part, parts);
            if (thrown != null) {
                failure.add(part, thrown);
            }
        }
        if (unfinished.decrementAndGet() == 0) {
            finished.raise(round);
        }
    }

    private static @Nullable Throwable runPart(ParallelTask job, int task, int part, int parts) {
        try {
            job.part(task, part, parts);
            return null;
        } catch (Throwable t) { // whatever it is, the caller of run gets it
            return t;
        }
    }

    /** Ends the threads; called when no task runs and none will come. */
    void dismiss() {
        for (Helper helper : helpers) {
            helper.dismiss();
        }
    }
}
