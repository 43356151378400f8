package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The copying of a value to where the caller wants it, which is not needed if the value is computed right there.
 *
 * @param result what is wanted, and where
 * @param source the kept node that is copied, if nothing else is done to it than to rearrange it
 * @param home where the source would have to lie; its axes may be in another order than the result's
 */
record Delivery(ResultPlace result, Optional<Node> source, Optional<Location.Memory> home) {

    /**
     * A delivery.
     *
     * @param element an element of the result
     * @param value its value, all that is read taken to lie in memory
     * @param accesses what is read for it
     */
    static Delivery of(ResultPlace result, Point element, Scalar value, List<Access> accesses) {
        boolean copies = value instanceof Scalar.Load && accesses.size() == 1;
        boolean once = result.effect() == ResultPlace.Effect.SET || result.effect() == ResultPlace.Effect.START;
        if (!copies
                || !once
                || !(result.place() instanceof Location.Memory place)
                || (element.batch() != null) != accesses.get(0).node().isBatched()) {
            return new Delivery(result, Optional.empty(), Optional.empty());
        }
        Access access = accesses.get(0);
        return new Delivery(result, Optional.of(access.node()), home(result, place, element, access));
    }

    private static Optional<Location.Memory> home(
            ResultPlace result, Location.Memory place, Point element, Access access) {
        List<Integer> resultStrides = place.strides();
        if (access.flat()) {
            boolean sameOrder = access.point().indices().get(0).equals(element.position(resultStrides));
            return sameOrder
                    ? Optional.of(place.withStrides(Strides.of(access.node().shape())))
                    : Optional.empty();
        }
        if (access.node().shape().elementCount() != result.node().shape().elementCount()) {
            return Optional.empty();
        }
        Set<LoopIndex> used = new HashSet<>();
        List<Integer> strides = new ArrayList<>();
        List<Affine> indices = access.point().indices();
        for (int from = 0; from < indices.size(); from++) {
            Affine index = indices.get(from);
            Optional<LoopIndex> loop = index.asIndex();
            int size = access.node().shape().size(from);
            boolean coversAxis = loop.isPresent()
                    ? used.add(loop.get()) && loop.get().greatest() == size - 1
                    : index.equals(Affine.ZERO) && size == 1;
            if (!coversAxis) {
                return Optional.empty();
            }
            int axis = loop.isPresent() ? element.indices().indexOf(index) : -1;
            strides.add(axis < 0 ? 0 : resultStrides.get(axis));
        }
        return Optional.of(place.withStrides(strides));
    }
}
