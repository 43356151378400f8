package dev.nnm.compiler.loop;

/** How the rows of the left factor of a contraction lie where tiles read them. */
public enum RowLayout {
    /** As in the factor: each row in its order. */
    IN_PLACE,
    /** Copied number by number, row after row. */
    BY_ROW,
    /**
     * Copied by vectors, in blocks of {@link Tiling#ROWS_OF_BLOCK} rows: the elements of a block that have the same
     * inner index are neighbours.
     */
    IN_BLOCKS
}
