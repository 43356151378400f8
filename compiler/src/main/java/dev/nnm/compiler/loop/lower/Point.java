package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.LoopIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One element of a tensor.
 *
 * @param batch the example; null where a value is the same for all
 * @param indices an index for each axis
 */
record Point(@Nullable LoopIndex batch, List<Affine> indices) {

    Point {
        indices = List.copyOf(indices);
    }

    /** The loops that go over elements like this one. */
    List<LoopIndex> loops() {
        List<LoopIndex> loops = new ArrayList<>();
        if (batch != null) {
            loops.add(batch);
        }
        indices.forEach(index -> index.asIndex().ifPresent(loops::add));
        return loops;
    }

    /** The same example, other indices. */
    Point at(List<Affine> newIndices) {
        return new Point(batch, newIndices);
    }

    /** The same element in terms of other loop indices. */
    Point replace(UnaryOperator<LoopIndex> replacement) {
        LoopIndex newBatch = batch == null ? null : replacement.apply(batch);
        List<Affine> replaced = new ArrayList<>();
        indices.forEach(index -> replaced.add(index.replace(replacement)));
        return new Point(newBatch, replaced);
    }

    /** The position in the row-major order of a tensor with the given strides. */
    Affine position(List<Integer> strides) {
        Affine position = Affine.ZERO;
        for (int axis = 0; axis < indices.size(); axis++) {
            position = position.plus(indices.get(axis).times(strides.get(axis)));
        }
        return position;
    }
}
