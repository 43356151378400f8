package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import java.util.List;

/** Where the value of a node lies. */
sealed interface Location {

    /**
     * In a local variable of the loops that compute it.
     *
     * @param local the variable
     */
    record Variable(Local local) implements Location {}

    /**
     * In memory.
     *
     * @param buffer the place
     * @param batchStride the distance from one example to the next; 0 if all examples use one place in turn
     * @param strides the distance between neighbours along each axis; 0 if all indices of the axis use one place in
     *     turn
     */
    record Memory(Buffer buffer, int batchStride, List<Integer> strides) implements Location {

        public Memory {
            strides = List.copyOf(strides);
        }

        /** All elements of a tensor, in the order of its buffer. */
        static Memory of(Buffer buffer) {
            int batchStride = buffer.array().batched() ? buffer.array().size() : 0;
            return new Memory(buffer, batchStride, Strides.of(buffer.shape()));
        }

        /** The position of an element. */
        Affine position(Point point) {
            return inExample(point).plus(point.position(strides));
        }

        /** The position of an element that is given by its row-major position in its example's tensor. */
        Affine flatPosition(Point point, Affine position) {
            return inExample(point).plus(position);
        }

        private Affine inExample(Point point) {
            return point.batch() == null
                    ? Affine.ZERO
                    : Affine.of(point.batch()).times(batchStride);
        }

        /** The distance between elements that neighbour along a loop. */
        int stride(Point element, LoopIndex loop) {
            return element.position(strides).coefficient(loop);
        }
    }
}
