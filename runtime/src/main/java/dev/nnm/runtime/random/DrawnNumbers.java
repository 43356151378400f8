package dev.nnm.runtime.random;

import dev.nnm.runtime.random.RandomNumbers.Purpose;

/**
 * The random numbers that kernels use in training, as functions of whole numbers that kernels have as floating-point
 * numbers. Equal arguments give equal numbers, in whatever order, precision or thread they are asked for.
 *
 * <p>A draw is two whole numbers below 2²⁴, which single precision holds exactly: the trainer chooses a new one for
 * each update. Within a draw, the site tells the places of a program apart at which random numbers are used, the
 * example the examples of the batch, and the position the elements of a tensor.
 */
public final class DrawnNumbers {

    private static final int BITS = 24;
    private static final double RESOLUTION = 0x1p-24;

    private DrawnNumbers() {}

    /**
     * One of the two numbers of a draw.
     *
     * @param update the number of the update that it is for, from 1
     * @param half which of the two, 0 or 1
     */
    public static int draw(long seed, long update, int half) {
        return new RandomNumbers(seed, Purpose.DRAW, 0).below(1 << BITS, 2 * update + half);
    }

    /** A number uniformly distributed over [0, 1): a multiple of 2⁻²⁴, which single precision holds exactly. */
    public static double randomUniform(double first, double second, double site, double example, double position) {
        return (block(first, second, site, example, position).first() >>> (Long.SIZE - BITS)) * RESOLUTION;
    }

    /** A number of the standard normal distribution. */
    public static double randomNormal(double first, double second, double site, double example, double position) {
        return RandomNumbers.normal(block(first, second, site, example, position));
    }

    private static Philox.Block block(double first, double second, double site, double example, double position) {
        long key = (long) first | ((long) second << BITS);
        long counter = (long) position | ((long) example << Integer.SIZE);
        return Philox.block(key, counter, RandomNumbers.stream(Purpose.KERNEL, (int) site));
    }
}
