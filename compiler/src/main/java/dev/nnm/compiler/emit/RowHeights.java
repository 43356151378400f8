package dev.nnm.compiler.emit;

import dev.nnm.compiler.loop.Tiling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a known number of rows is divided among tiles so as to take the least time. Tiles of less than
 * {@link Tiling#FEWER_ROWS} rows take as long as one of so many, since each multiply-add waits for the one before.
 *
 * @param whole the number of tiles of {@link Tiling#ROWS}, which come first
 * @param others the heights of the tiles that follow
 */
record RowHeights(int whole, List<Integer> others) {

    static RowHeights of(int rows) {
        int whole = rows / Tiling.ROWS;
        int rest = rows % Tiling.ROWS;
        if (rest == 0) {
            return new RowHeights(whole, List.of());
        }
        if (whole > 0 && rest + Tiling.ROWS <= 2 * Tiling.FEWER_ROWS) {
            return new RowHeights(whole - 1, List.of(Tiling.FEWER_ROWS, rest + Tiling.ROWS - Tiling.FEWER_ROWS));
        }
        return new RowHeights(whole, List.of(rest));
    }

    /** The heights of all tiles. */
    List<Integer> all() {
        List<Integer> all = new ArrayList<>(Collections.nCopies(whole, Tiling.ROWS));
        all.addAll(others);
        return all;
    }
}
