package dev.nnm.runtime.optimize;

import dev.nnm.runtime.DoubleStorage;
import dev.nnm.runtime.FloatStorage;
import dev.nnm.runtime.Storage;

/**
 * Moves parameters against their gradient by a rule, in place and without allocating. The arithmetic is in double for
 * both precisions: floats are widened and rounded back block by block, which is faster than element by element, since
 * the rule's loop then runs over arrays of doubles. One thread at a time.
 */
public final class Optimizer {

    private static final int BLOCK = 512;

    private final UpdateRule rule;
    private final double[] parameterBlock = new double[BLOCK];
    private final double[] gradientBlock = new double[BLOCK];

    Optimizer(UpdateRule rule) {
        this.rule = rule;
    }

    /**
     * Updates the parameters of a range. Ranges may be updated in any order, each once a step.
     *
     * @param step the number of this step, from 1
     * @param parameters all parameters, flat
     * @param gradient the loss's gradient with respect to them, in the same precision
     * @param from the first index
     * @param to the index after the last
     * @throws IllegalArgumentException if the precisions differ
     */
    public void update(long step, Storage parameters, Storage gradient, int from, int to) {
        if (parameters instanceof DoubleStorage p && gradient instanceof DoubleStorage g) {
            rule.update(step, p.array(), g.array(), from, from, to - from);
        } else if (parameters instanceof FloatStorage p && gradient instanceof FloatStorage g) {
            updateFloats(step, p.array(), g.array(), from, to);
        } else {
            throw new IllegalArgumentException("the parameters and their gradient have different precisions");
        }
    }

    private void updateFloats(long step, float[] parameters, float[] gradient, int from, int to) {
        for (int first = from; first < to; first += BLOCK) {
            int count = Math.min(BLOCK, to - first);
            widen(parameters, first, count, parameterBlock);
            widen(gradient, first, count, gradientBlock);
            rule.update(step, parameterBlock, gradientBlock, 0, first, count);
            for (int i = 0; i < count; i++) {
                parameters[first + i] = (float) parameterBlock[i];
            }
        }
    }

    private static void widen(float[] from, int first, int count, double[] to) {
        for (int i = 0; i < count; i++) {
            to[i] = from[first + i];
        }
    }
}
