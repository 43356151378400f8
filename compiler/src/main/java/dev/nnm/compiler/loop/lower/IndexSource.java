package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopIndex;

/** Makes the loop indices of one program. */
final class IndexSource {

    private static final String[] NAMES = {"i", "j", "k", "l", "m", "n", "p", "q", "r", "s", "u", "v", "w"};

    private int next;

    /** A new index. */
    LoopIndex index(Extent extent, String name) {
        return new LoopIndex(next++, name, extent);
    }

    /** A new index of the steps of a loop inside {@code depth} other such loops. */
    LoopIndex step(int steps, int depth) {
        return index(new Extent.Fixed(steps), depth == 0 ? "t" : "t" + (depth + 1));
    }

    /** A new index that stands for a position found in data. */
    LoopIndex position(int size) {
        return index(new Extent.Computed(size), "at");
    }

    /** A new index of a loop inside {@code depth} loops of fixed extents. */
    LoopIndex loopIndex(Extent extent, int depth) {
        if (extent instanceof Extent.Batch) {
            return index(extent, "b");
        }
        int round = depth / NAMES.length;
        return index(extent, NAMES[depth % NAMES.length] + (round == 0 ? "" : round));
    }
}
