package dev.nnm.compiler.loop;

import java.util.List;

/**
 * Memory that several work arrays use in turn, each from its beginning.
 *
 * @param room the memory as an array, as large as the largest of them
 * @param holds the arrays, in the order in which they are needed; none before the one before it is no longer needed
 */
public record SharedRoom(LoopArray room, List<LoopArray> holds) {

    /** Copies the list. */
    public SharedRoom {
        holds = List.copyOf(holds);
    }
}
