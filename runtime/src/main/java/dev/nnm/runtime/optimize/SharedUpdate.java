package dev.nnm.runtime.optimize;

import dev.nnm.runtime.DoubleStorage;
import dev.nnm.runtime.FloatStorage;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.parallel.ParallelTask;

/** One step of an optimizer, cut into ranges of parameters. The same object serves every step. */
final class SharedUpdate implements ParallelTask {

    /** Ranges begin at multiples of so many parameters, so that no two threads write to one line of the cache. */
    private static final int UNIT = 64;

    private final UpdateRule rule;
    private long step;
    private Storage parameters = Storage.allocate(Precision.FLOAT, 0);
    private Storage gradient = parameters;
    private int from;
    private int to;

    SharedUpdate(UpdateRule rule) {
        this.rule = rule;
    }

    /** Says what the next parts are of. */
    void begin(long newStep, Storage newParameters, Storage newGradient, int newFrom, int newTo) {
        step = newStep;
        parameters = newParameters;
        gradient = newGradient;
        from = newFrom;
        to = newTo;
    }

    @Override
    public void part(int task, int part, int parts) {
        int first = border(part, parts);
        int end = border(part + 1, parts);
        if (parameters instanceof FloatStorage p && gradient instanceof FloatStorage g) {
            rule.update(step, p.array(), g.array(), first, end);
        } else if (parameters instanceof DoubleStorage p && gradient instanceof DoubleStorage g) {
            rule.update(step, p.array(), g.array(), first, end);
        }
    }

    private int border(int part, int parts) {
        if (part == parts) {
            return to;
        }
        long share = (long) (to - from) * part / parts;
        return from + (int) (share / UNIT * UNIT);
    }
}
