package dev.nnm.compiler.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a contraction goes about its indices: for each value of the outer ones a matrix product, rows × columns, whose
 * summed-over axis is {@code inner}. Each list is the digits of one number, the most significant first.
 *
 * @param outer indices of both factors and of the result
 * @param pieces indices that are summed over outside the matrix product, which then adds to the result
 * @param rows indices of the left factor and of the result
 * @param columns indices of the right factor and of the result; neighbours lie in the lanes of vectors
 * @param inner indices of both factors, summed over
 * @param width how many columns are computed together: two vectors
 * @param panel holds that many columns of the right factor, the columns of one inner index as neighbours
 * @param packedRows holds the left factor row by row, if it does not lie so already
 * @param tile holds a few rows of a panel of the result on their way to where they belong
 */
public record Tiling(
        List<LoopIndex> outer,
        List<LoopIndex> pieces,
        List<LoopIndex> rows,
        List<LoopIndex> columns,
        List<LoopIndex> inner,
        int width,
        LoopArray panel,
        Optional<LoopArray> packedRows,
        LoopArray tile) {

    /** Copies the lists. */
    public Tiling {
        outer = List.copyOf(outer);
        pieces = List.copyOf(pieces);
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        inner = List.copyOf(inner);
    }

    /** All indices. */
    public List<LoopIndex> indices() {
        List<LoopIndex> all = new ArrayList<>(outer);
        all.addAll(pieces);
        all.addAll(rows);
        all.addAll(columns);
        all.addAll(inner);
        return all;
    }

    /** The arrays that are its own. */
    public List<LoopArray> arrays() {
        List<LoopArray> all = new ArrayList<>(List.of(panel));
        packedRows.ifPresent(all::add);
        all.add(tile);
        return all;
    }
}
