package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.Buffer;

/**
 * Where the caller wants a node's value.
 *
 * @param node what is wanted
 * @param buffer where
 */
record ResultPlace(Node node, Buffer buffer) {

    /** Whether each example has a place of its own. */
    boolean isBatched() {
        return buffer.array().batched();
    }
}
