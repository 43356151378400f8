package dev.nnm.compiler.loop;

import java.util.ArrayList;
import java.util.List;

/**
 * How a contraction goes about its indices: for each value of the outer ones a matrix product, rows × columns, whose
 * summed-over axis is {@code inner}. Rows of the left factor are multiplied with panels: a few columns of the right
 * factor, so that the elements of one inner index are neighbours. Each list is the digits of one number, the most
 * significant first.
 *
 * @param outer indices of both factors and of the result
 * @param pieces indices that are summed over outside the matrix product, which then adds to the result
 * @param rows indices of the left factor and of the result
 * @param groups indices of the right factor and of the result, for each value of which there are panels
 * @param columns indices of the right factor and of the result; neighbours lie in the lanes of vectors
 * @param inner indices of both factors, summed over
 * @param lanes the numbers of a vector
 * @param layout how the rows of the left factor lie
 * @param panelLayout how the panels of the right factor lie
 */
public record Tiling(
        List<LoopIndex> outer,
        List<LoopIndex> pieces,
        List<LoopIndex> rows,
        List<LoopIndex> groups,
        List<LoopIndex> columns,
        List<LoopIndex> inner,
        int lanes,
        RowLayout layout,
        PanelLayout panelLayout) {

    /** The greatest number of rows that are computed together. */
    public static final int ROWS = 6;

    /** A smaller number of rows that takes as little time for each. */
    public static final int FEWER_ROWS = 4;

    /**
     * How many rows are packed together if they are packed in blocks: tiles of 6, 6 and 4, a power of two apart, and
     * whole vectors of any length.
     */
    public static final int ROWS_OF_BLOCK = 16;

    private static final int VECTORS_OF_PANEL = 2;

    /** Copies the lists. */
    public Tiling {
        outer = List.copyOf(outer);
        pieces = List.copyOf(pieces);
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
        columns = List.copyOf(columns);
        inner = List.copyOf(inner);
    }

    /** How many columns are computed together, those of a panel. */
    public int width() {
        return width(lanes);
    }

    /** The columns of a panel with vectors of some length. */
    public static int width(int lanes) {
        return VECTORS_OF_PANEL * lanes;
    }

    /** All indices. */
    public List<LoopIndex> indices() {
        List<LoopIndex> all = new ArrayList<>(outer);
        all.addAll(pieces);
        all.addAll(rows);
        all.addAll(groups);
        all.addAll(columns);
        all.addAll(inner);
        return all;
    }

    /** Whether there are columns enough for every panel to be full, if the last one may begin before its time. */
    public boolean fillsPanels() {
        return !Digits.hasBatch(columns) && Digits.fixedCount(columns) >= width();
    }

    /** Whether the left factor is copied before it is multiplied. */
    public boolean packsRows() {
        return layout != RowLayout.IN_PLACE;
    }

    /** Whether the right factor is read where it lies. */
    public boolean hasPanelsInPlace() {
        return panelLayout == PanelLayout.IN_PLACE;
    }

    /** The numbers that each thread needs room for besides a panel: a tile on its way, and the packed rows. */
    public Amount passingRoom() {
        return Amount.fixed((long) ROWS * width()).plus(packedRows());
    }

    /** The numbers of a panel. */
    public Amount panel() {
        return Amount.of(width(), inner);
    }

    private Amount packedRows() {
        return switch (layout) {
            case IN_PLACE -> Amount.NONE;
            case BY_ROW -> {
                List<LoopIndex> packed = new ArrayList<>(rows);
                packed.addAll(inner);
                yield Amount.of(1, packed);
            }
            case IN_BLOCKS -> {
                long blocks = (Digits.fixedCount(rows) + ROWS_OF_BLOCK - 1) / ROWS_OF_BLOCK;
                yield Amount.of(blocks * ROWS_OF_BLOCK, inner);
            }
        };
    }
}
