package dev.nnm.compiler.loop;

/**
 * The variable of a loop, which counts from 0 to its extent, exclusive; or a position that is found in data; or says
 * which part of a task is done.
 *
 * @param id distinguishes the indices of a program
 * @param name how people are shown it; indices of loops that do not enclose one another may share a name
 * @param extent where it ends
 */
public record LoopIndex(int id, String name, Extent extent) {

    /** The number of the part that is being done, in what does a part of a task. */
    public static final LoopIndex PART = new LoopIndex(Integer.MIN_VALUE, "part", new Extent.Part());

    /** The first iteration of that part. */
    public static final LoopIndex FIRST = new LoopIndex(Integer.MIN_VALUE + 1, "first", new Extent.Part());

    /** The iteration after the last of that part. */
    public static final LoopIndex END = new LoopIndex(Integer.MIN_VALUE + 2, "end", new Extent.Part());

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
