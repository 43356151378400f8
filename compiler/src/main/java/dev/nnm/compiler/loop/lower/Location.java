package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import java.util.List;

/** Where the value of a node lies. */
sealed interface Location {

    /** The element that is asked for, as what its node holds. */
    Scalar read(Access access);

    /**
     * In a local variable of the loops that compute it.
     *
     * @param local the variable
     */
    record Variable(Local local) implements Location {

        @Override
        public Scalar read(Access access) {
            return new Scalar.Read(local).as(access.node().type().element());
        }
    }

    /**
     * In memory.
     *
     * @param buffer the place
     * @param base where it begins in the buffer; in the steps of a loop it may move from step to step
     * @param batchStride the distance from one example to the next; 0 if all examples use one place in turn
     * @param strides the distance between neighbours along each axis; 0 if all indices of the axis use one place in
     *     turn
     */
    record Memory(Buffer buffer, Affine base, int batchStride, List<Integer> strides) implements Location {

        public Memory {
            strides = List.copyOf(strides);
        }

        /** All elements of a tensor, in the order of its buffer. */
        static Memory of(Buffer buffer) {
            int batchStride = buffer.array().batched() ? buffer.array().size() : 0;
            return new Memory(buffer, Affine.ZERO, batchStride, Strides.of(buffer.shape()));
        }

        /** The same place with axes in another order. */
        Memory withStrides(List<Integer> others) {
            return new Memory(buffer, base, batchStride, others);
        }

        /** Another tensor in the same buffer, which begins a distance further. */
        Memory part(Affine distance, List<Integer> itsStrides) {
            return new Memory(buffer, base.plus(distance), batchStride, itsStrides);
        }

        @Override
        public Scalar read(Access access) {
            Point point = access.point();
            Affine position =
                    access.flat() ? inExample(point).plus(point.indices().get(0)) : position(point);
            return new Scalar.Load(buffer, position).as(access.node().type().element());
        }

        /** The position of an element. */
        Affine position(Point point) {
            return inExample(point).plus(point.position(strides));
        }

        private Affine inExample(Point point) {
            return point.batch() == null
                    ? base
                    : base.plus(Affine.of(point.batch()).times(batchStride));
        }

        /** The distance between elements that neighbour along a loop. */
        int stride(Point element, LoopIndex loop) {
            return element.position(strides).coefficient(loop);
        }
    }
}
