package dev.nnm.compiler.loop;

/**
 * The variable of a loop, which counts from 0 to its extent, exclusive.
 *
 * @param id distinguishes the indices of a program
 * @param name how people are shown it; indices of loops that do not enclose one another may share a name
 * @param extent where it ends
 */
public record LoopIndex(int id, String name, Extent extent) {

    /** The greatest value, or the greatest {@code int} where the extent is not known. */
    public int greatest() {
        return extent instanceof Extent.Fixed fixed ? fixed.count() - 1 : Integer.MAX_VALUE;
    }
}
