package dev.nnm.runtime.random;

/**
 * An endless sequence of random numbers that can be read at any position, in any order, by any thread: the number at a
 * position depends on the seed, the purpose, the index and the position only.
 *
 * @param seed any number; 0 is a seed like the others
 * @param purpose what the numbers are for
 * @param index tells sequences of one purpose apart: the parameter's index, the epoch
 */
public record RandomNumbers(long seed, Purpose purpose, int index) {

    private static final double TWO_TO_MINUS_53 = 0x1p-53;

    /** What random numbers are for; different purposes never share a number. */
    public enum Purpose {
        /** Values of parameters before training. */
        INITIAL_VALUE(1),
        /** The places of the weights that sparse initialisation sets. */
        SPARSITY(2),
        /** Which examples are set aside to validate. */
        SPLIT(3),
        /** The order of the examples in an epoch. */
        SHUFFLE(4),
        /** The draws of the updates; see {@link DrawnNumbers}. */
        DRAW(5),
        /** What kernels draw. */
        KERNEL(6),
        /** Directions in the space of parameters in which a loss is looked at. */
        DIRECTION(7);

        private final int code;

        Purpose(int code) {
            this.code = code;
        }
    }

    /** A number uniformly distributed over [0, 1), with 53 random bits. */
    public double uniform(long position) {
        return fraction(block(position).first());
    }

    /** A number of the standard normal distribution, by the method of Box and Muller. */
    public double normal(long position) {
        return normal(block(position));
    }

    static double normal(Philox.Block block) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - fraction(block.first())));
        return radius * StrictMath.cos(2 * Math.PI * fraction(block.second()));
    }

    /** A whole number uniformly distributed over 0 … bound − 1 (but for a bias below bound/2³²). */
    public int below(int bound, long position) {
        long word = block(position).first() & 0xFFFFFFFFL;
        return (int) ((word * bound) >>> 32);
    }

    /** The numbers 0 … count − 1 in random order. */
    public int[] permutation(int count) {
        int[] order = new int[count];
        permute(order);
        return order;
    }

    /** Fills an array with the numbers 0 … length − 1 in random order, by the shuffle of Fisher and Yates. */
    public void permute(int[] order) {
        for (int i = 0; i < order.length; i++) {
            int j = below(i + 1, i);
            order[i] = order[j];
            order[j] = i;
        }
    }

    private Philox.Block block(long position) {
        return Philox.block(seed, position, stream(purpose, index));
    }

    /** The upper half of the counter, which tells sequences under one key apart. */
    static long stream(Purpose purpose, int index) {
        return ((long) purpose.code << 32) | (index & 0xFFFFFFFFL);
    }

    private static double fraction(long bits) {
        return (bits >>> 11) * TWO_TO_MINUS_53;
    }
}
