package dev.nnm.runtime.parallel;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * A number of threads that work together: the caller of {@link #run} and a pool that stays between calls. The pool's
 * threads are daemons, start when they are first needed, wait without using a processor, and end when nobody refers to
 * their workers any more.
 *
 * <p>How a task is cut is the caller's choice, and its parts do not depend on each other: no result depends on timing.
 * Any number of threads may call {@link #run}. While the pool works for one of them, the others do all their parts
 * themselves, and so does a part that calls again.
 */
public final class Workers {

    /** The calling thread alone. */
    public static final Workers ONE = new Workers(1);

    private final Crew crew;

    private Workers(int threads) {
        this.crew = new Crew(threads);
    }

    /** What is needed for more threads than one, made when it is first asked for. */
    private static final class Shared {
        static final Workers PROCESSORS = new Workers(Runtime.getRuntime().availableProcessors());
        static final Cleaner CLEANER = Cleaner.create();

        private Shared() {}
    }

    /**
     * Workers of their own pool.
     *
     * @param threads how many work, the caller among them; at least 1
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("the number of threads must be 1 or more, but is " + threads);
        }
        if (threads == 1) {
            return ONE;
        }
        Workers workers = new Workers(threads);
        Crew crew = workers.crew;
        Shared.CLEANER.register(workers, crew::dismiss);
        return workers;
    }

    /** As many as there are processors, always the same pool: what everybody uses who asks for nothing else. */
    public static Workers ofProcessors() {
        return Shared.PROCESSORS;
    }

    /** How many threads work, the caller among them. */
    public int threads() {
        return crew.size();
    }

    /**
     * Does a task: calls {@code job.part(task, p, parts)} once for each {@code p} from 0 to {@code parts} − 1 and
     * returns when all are done. Part {@code p} is for thread {@code p} modulo {@link #threads}, the caller being
     * thread 0, so that threads find in their caches what they worked on before; who is done with his own parts takes
     * others that have not begun, so that nobody waits for a thread that the machine keeps from running. Allocates
     * nothing once the threads have started.
     *
     * <p>If parts throw, the others are done nevertheless, and then this method throws the exception of the part with
     * the lowest number.
     *
     * @param job whose parts
     * @param task the number it is given
     * @param parts how many; 0 or more
     */
    public void run(ParallelTask job, int task, int parts) {
        try {
            crew.run(job, task, parts);
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
