package dev.nnm.runtime.random;

/**
 * The bijection Philox4x32-10 of J. Salmon, M. Moraes, R. Dror and D. Shaw, Parallel random numbers: as easy as 1, 2, 3
 * (2011): 128 bits of counter under 64 bits of key become 128 random bits.
 */
final class Philox {

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long LOW_32_BITS = 0xFFFFFFFFL;

    private Philox() {}

    /**
     * 128 random bits.
     *
     * @param first the words 0 (low half) and 1 (high half)
     * @param second the words 2 (low half) and 3 (high half)
     */
    record Block(long first, long second) {}

    /**
     * The random bits of a counter.
     *
     * @param key words 0 (low half) and 1 (high half) of the key
     * @param low words 0 and 1 of the counter
     * @param high words 2 and 3 of the counter
     */
    static Block block(long key, long low, long high) {
        int c0 = (int) low;
        int c1 = (int) (low >>> 32);
        int c2 = (int) high;
        int c3 = (int) (high >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (c0 & LOW_32_BITS);
            long product1 = MULTIPLIER_1 * (c2 & LOW_32_BITS);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        return new Block(join(c0, c1), join(c2, c3));
    }

    private static long join(int low, int high) {
        return (low & LOW_32_BITS) | ((long) high << 32);
    }
}
