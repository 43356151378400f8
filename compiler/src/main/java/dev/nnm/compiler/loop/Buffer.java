package dev.nnm.compiler.loop;

import dev.nnm.compiler.graph.Shape;

/**
 * A tensor's place in an array. Several tensors may share an array, as all parameters lie in one.
 *
 * @param name the tensor's name
 * @param array where it lies
 * @param offset where its elements begin; in a batched array, within each example's elements
 * @param shape the tensor's shape, row-major; in a batched array, for one example
 */
public record Buffer(String name, LoopArray array, int offset, Shape shape) {

    /** A tensor that has an array to itself. */
    public static Buffer whole(LoopArray array, Shape shape) {
        return new Buffer(array.name(), array, 0, shape);
    }

    /** Whether the tensor is all there is in its array. */
    public boolean isWhole() {
        return offset == 0 && array.size() == shape.elementCount();
    }
}
