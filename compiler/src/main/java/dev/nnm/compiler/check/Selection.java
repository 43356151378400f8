package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;

/** What a subscript selects from an axis. */
sealed interface Selection {

    /** One position that is known; the axis disappears. */
    record Fixed(int position) implements Selection {}

    /** {@code size} positions from a known one on. */
    record Slice(int start, int size) implements Selection {}

    /** Computed positions, whose axes, if there are any, replace the axis. */
    record Computed(Node positions) implements Selection {}

    /** {@code size} positions from a computed one on. */
    record Window(Node start, int size) implements Selection {}

    /** The axes that the axis becomes. */
    default Shape shape() {
        if (this instanceof Slice slice) {
            return Shape.of(slice.size());
        }
        if (this instanceof Window window) {
            return Shape.of(window.size());
        }
        return this instanceof Computed computed ? computed.positions().shape() : Shape.SCALAR;
    }

    /** Whether all positions are known to lie inside of an axis. */
    default boolean isInside(int axisSize) {
        if (this instanceof Fixed fixed) {
            return fixed.position() >= 0 && fixed.position() < axisSize;
        }
        return this instanceof Slice slice && slice.start() >= 0 && slice.start() + slice.size() <= axisSize;
    }

    /** Whether the positions are known when the model is compiled and lie one after the other. */
    default boolean isKnown() {
        return this instanceof Fixed || this instanceof Slice;
    }
}
