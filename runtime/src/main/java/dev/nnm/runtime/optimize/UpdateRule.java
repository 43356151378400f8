package dev.nnm.runtime.optimize;

/**
 * The arithmetic of an optimizer: how parameters move against their gradient. It is written once for each precision, as
 * one loop over the arrays in which every element has its own index: in this form Java computes several elements at a
 * time. An update allocates nothing, and elements do not depend on each other, so ranges may be updated by different
 * threads.
 */
interface UpdateRule {

    /**
     * Updates the parameters of a range in place.
     *
     * @param step the number of this step, from 1
     * @param parameters all parameters
     * @param gradient the loss's gradient with respect to them
     * @param from the first index
     * @param to the index after the last
     */
    void update(long step, float[] parameters, float[] gradient, int from, int to);

    /** The same in double. */
    void update(long step, double[] parameters, double[] gradient, int from, int to);
}
