package dev.nnm.compiler.emit;

import dev.nnm.compiler.loop.LoopIndex;

/**
 * The values that a loop's index takes, as Java.
 *
 * @param index the index
 * @param start the first
 * @param end the one after the last
 */
record LoopRange(LoopIndex index, String start, String end) {

    /** All values. */
    static LoopRange all(LoopIndex index) {
        return new LoopRange(index, JavaExpressions.start(index), JavaExpressions.extent(index));
    }
}
