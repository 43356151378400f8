package dev.nnm.compiler.loop.share;

/**
 * What is large enough to be shared.
 *
 * @param leastWork the least work of a task, in products of a matrix product
 * @param fewestColumns the least length of rows that are cut
 */
public record SharingLimits(long leastWork, int fewestColumns) {

    /**
     * Less work is not worth telling another thread of, even one that is awake: so many products take some ten
     * microseconds. In shorter rows, what is done once for each row takes as long as what another thread takes over.
     */
    public static final SharingLimits USUAL = new SharingLimits(250_000, 128);
}
