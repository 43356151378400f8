package dev.nnm.runtime.optimize;

/**
 * The arithmetic of an optimizer: how consecutive parameters move against their gradient. A rule may keep states, an
 * array of doubles with an element for each parameter, allocated when it is made; an update allocates nothing.
 */
@FunctionalInterface
interface UpdateRule {

    /**
     * Updates {@code count} parameters in place.
     *
     * @param step the number of this step, from 1
     * @param parameters holds the parameters from {@code offset} on
     * @param gradient holds the loss's gradient with respect to them from {@code offset} on
     * @param offset where they are in the two arrays
     * @param first the number of the first of them among all parameters: where their states are
     * @param count how many they are
     */
    void update(long step, double[] parameters, double[] gradient, int offset, int first, int count);
}
