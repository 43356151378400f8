package dev.nnm.runtime.optimize;

import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.parallel.Workers;

/**
 * Moves parameters against their gradient by a rule: in place, in one pass, in the parameters' precision, without
 * allocating. Many parameters are shared out to threads; the result does not depend on how many these are. One caller
 * at a time.
 */
public final class Optimizer {

    /** How many parameters are updated in about the time that it takes to have another thread do it. */
    private static final int LEAST_FOR_A_THREAD = 32_768;

    private final Precision precision;
    private final SharedUpdate update;
    private Workers workers = Workers.ONE;

    Optimizer(UpdateRule rule, Precision precision) {
        this.precision = precision;
        this.update = new SharedUpdate(rule);
    }

    /** The same optimizer, which from now on uses these threads; at first it has its caller's alone. */
    public Optimizer with(Workers newWorkers) {
        workers = newWorkers;
        return this;
    }

    /**
     * Updates the parameters of a range. Ranges may be updated in any order, each once a step.
     *
     * @param step the number of this step, from 1
     * @param parameters all parameters, flat, in the optimizer's precision
     * @param gradient the loss's gradient with respect to them, in the same precision
     * @param from the first index
     * @param to the index after the last
     * @throws IllegalArgumentException if a precision is another one
     */
    public void update(long step, Storage parameters, Storage gradient, int from, int to) {
        if (parameters.precision() != precision || gradient.precision() != precision) {
            throw new IllegalArgumentException("an optimizer for " + precision + " cannot update "
                    + parameters.precision() + " by " + gradient.precision());
        }
        int threads = Math.min(workers.threads(), (to - from) / LEAST_FOR_A_THREAD);
        update.begin(step, parameters, gradient, from, to);
        workers.run(update, 0, Math.max(1, threads));
    }
}
