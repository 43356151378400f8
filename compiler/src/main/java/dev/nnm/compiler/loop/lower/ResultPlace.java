package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import org.jspecify.annotations.Nullable;

/**
 * Where a node's value is to be.
 *
 * @param node what is wanted
 * @param place where
 * @param isBatched whether each example has a place of its own
 * @param effect what happens there
 * @param state the state of a loop whose old value is overwritten, if there is one
 */
record ResultPlace(
        Node node,
        Location place,
        boolean isBatched,
        Effect effect,
        @Nullable Node state) {

    /** What happens at a place. */
    enum Effect {
        /** The value is put there, once. */
        SET,
        /** The value is put there before the steps of a loop change it. */
        START,
        /** The value replaces another, which is needed before. */
        REPLACE,
        /** The value is added to what is there. */
        ADD
    }

    /** A value that is wanted at a place. */
    static ResultPlace set(Node node, Location.Memory place) {
        return new ResultPlace(node, place, place.buffer().array().batched(), Effect.SET, null);
    }
}
