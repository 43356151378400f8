package dev.nnm.compiler.op;

/** How large a sum of products must be for a matrix product to be the way to compute it. */
public final class MatrixProductSize {

    /** So many examples stand for the unknown batch. */
    public static final int ASSUMED_BATCH = 32;

    private static final int SHORTEST_SUM = 8;
    private static final int FEWEST_ELEMENTS = 4;

    private MatrixProductSize() {}

    /**
     * Whether it is large enough along each of its three sides.
     *
     * @param rows how many elements of the result differ in the left factor
     * @param columns how many differ in the right factor
     * @param summed how many products an element is the sum of
     */
    public static boolean isEnough(long rows, long columns, long summed) {
        return rows >= FEWEST_ELEMENTS && columns >= FEWEST_ELEMENTS && summed >= SHORTEST_SUM;
    }
}
