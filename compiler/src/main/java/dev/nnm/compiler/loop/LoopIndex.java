package dev.nnm.compiler.loop;

/**
 * The variable of a loop, which counts from 0 to its extent, exclusive; or a position that is found in data.
 *
 * @param id distinguishes the indices of a program
 * @param name how people are shown it; indices of loops that do not enclose one another may share a name
 * @param extent where it ends
 */
public record LoopIndex(int id, String name, Extent extent) {

    /** The greatest value, or the greatest {@code int} where the extent is not known. */
    public int greatest() {
        if (extent instanceof Extent.Computed computed) {
            return computed.size() - 1;
        }
        return extent instanceof Extent.Fixed fixed ? fixed.count() - 1 : Integer.MAX_VALUE;
    }

    /** The least value. */
    public int least() {
        return extent instanceof Extent.Computed ? -1 : 0;
    }
}
