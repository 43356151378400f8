package dev.nnm.runtime.optimize;

/** What keeps a rule from dividing by 0. */
final class Divisor {

    /**
     * The square of a float below about 1e-22 is 0 in float. With a smaller epsilon than this, such a gradient would be
     * divided by epsilon alone and make a step out of all proportion.
     */
    private static final float LEAST = 1e-20f;

    private Divisor() {}

    /** An epsilon for a root that was computed in float. */
    static float epsilon(double value) {
        return Math.max((float) value, LEAST);
    }
}
