package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A factor of a matrix product of which some elements do not exist, as in a convolution with padding: it is copied into
 * an array in which these are zeros, so that the product is one of elements that all exist.
 *
 * @param filling fills the array
 * @param factor an element of the factor, read from the array
 */
record PaddedFactor(Statement filling, Scalar factor) {

    /** An array that is longer, in relation to what exists, is not worth filling. */
    private static final double MOST_PADDING = 8;

    /** Nor is one whose elements are used so rarely. */
    private static final long FEWEST_USES = 4;

    private static final long MOST_ELEMENTS = 1 << 24;

    /**
     * An axis along which elements are missing.
     *
     * @param check which elements exist
     * @param stride how far neighbours along the axis are apart in the array that is copied
     */
    private record Axis(RangeCheck check, int stride) {

        long first() {
            return check.index().least();
        }

        int size() {
            return Math.toIntExact(check.index().greatest() - first() + 1);
        }

        /** The element along the axis of the copy. */
        Affine index() {
            return check.index().plus(Math.toIntExact(-first()));
        }
    }

    /**
     * The padded copy of a factor, if it is worthwhile.
     *
     * @param workspace where the array comes from
     * @param factor an element of the factor
     * @param indices all indices of the product
     * @param origin what is computed
     */
    static Optional<PaddedFactor> of(Workspace workspace, Scalar factor, List<LoopIndex> indices, Origin origin) {
        if (!(factor instanceof Scalar.Guarded guarded) || !(guarded.inside() instanceof Scalar.Load load)) {
            return Optional.empty();
        }
        return axes(guarded.checks(), load.index())
                .flatMap(axes -> new Copy(workspace, load, axes, indices).padded(origin));
    }

    /** The axes that are checked; none if the array cannot be divided into such axes. */
    private static Optional<List<Axis>> axes(List<RangeCheck> checks, Affine position) {
        List<Axis> axes = new ArrayList<>();
        Set<LoopIndex> seen = new HashSet<>();
        for (RangeCheck check : checks) {
            if (check.index().terms().isEmpty()) {
                return Optional.empty();
            }
            Affine.Term term = check.index().terms().get(0);
            int distance = position.coefficient(term.index());
            boolean isNew = check.index().terms().stream().allMatch(each -> seen.add(each.index()));
            if (!isNew || distance % term.coefficient() != 0) {
                return Optional.empty();
            }
            axes.add(new Axis(check, distance / term.coefficient()));
        }
        axes.sort(Comparator.comparingInt(axis -> -Math.abs(axis.stride())));
        Affine rest = rest(position, axes);
        return rest.terms().stream().anyMatch(term -> seen.contains(term.index()))
                ? Optional.empty()
                : Optional.of(axes);
    }

    /** What a position has besides the elements along axes. */
    private static Affine rest(Affine position, List<Axis> axes) {
        Affine rest = position;
        for (Axis axis : axes) {
            rest = rest.plus(axis.check().index().times(-axis.stride()));
        }
        return rest;
    }

    /** The copy while it is planned. */
    private record Copy(Workspace workspace, Scalar.Load load, List<Axis> axes, List<LoopIndex> indices) {

        Optional<PaddedFactor> padded(Origin origin) {
            boolean isWithinProduct = axes.stream()
                    .flatMap(axis -> axis.check().index().terms().stream())
                    .allMatch(term -> indices.contains(term.index()));
            return isWithinProduct && isWorthwhile() ? Optional.of(copied(origin)) : Optional.empty();
        }

        private boolean isWorthwhile() {
            long existing = 1;
            long all = 1;
            for (Axis axis : axes) {
                existing *= axis.check().size();
                all *= axis.size();
            }
            long size = all * Digits.fixedCount(others());
            return all <= MOST_PADDING * existing
                    && size <= MOST_ELEMENTS
                    && Digits.fixedCount(indices) >= FEWEST_USES * size;
        }

        /** The indices of the factor that nothing is checked of, the batch first. */
        private List<LoopIndex> others() {
            Affine rest = rest(load.index(), axes);
            return indices.stream()
                    .filter(index -> rest.coefficient(index) != 0)
                    .sorted(Comparator.comparingInt(index -> index.extent() instanceof Extent.Batch
                            ? Integer.MIN_VALUE
                            : -Math.abs(rest.coefficient(index))))
                    .toList();
        }

        private PaddedFactor copied(Origin origin) {
            List<LoopIndex> others = others();
            List<LoopIndex> loops = new ArrayList<>();
            others.forEach(index -> loops.add(workspace.indices().loopIndex(index.extent(), loops.size())));
            axes.forEach(axis -> loops.add(workspace.indices().loopIndex(new Extent.Fixed(axis.size()), loops.size())));

            List<Affine> read = new ArrayList<>();
            others.forEach(index -> read.add(Affine.of(index)));
            axes.forEach(axis -> read.add(axis.index()));
            List<Affine> written = loops.stream().map(Affine::of).toList();

            boolean batched = Digits.hasBatch(others);
            Location.Memory copy = workspace.array(load.buffer().name() + "_padded", shape(others), batched);
            Statement filling =
                    new Statement.Store(copy.buffer(), position(copy, written), source(others, loops), origin);
            return new PaddedFactor(
                    Statement.Loop.independent(loops, filling), new Scalar.Load(copy.buffer(), position(copy, read)));
        }

        private Shape shape(List<LoopIndex> others) {
            List<Integer> sizes = new ArrayList<>();
            for (LoopIndex index : others) {
                if (index.extent() instanceof Extent.Fixed fixed) {
                    sizes.add(fixed.count());
                }
            }
            axes.forEach(axis -> sizes.add(axis.size()));
            return new Shape(sizes);
        }

        /** The position of an element of the copy; the first index is the example's if there is one. */
        private static Affine position(Location.Memory copy, List<Affine> element) {
            int batch = element.size() - copy.strides().size();
            Affine position = new Point(null, element.subList(batch, element.size())).position(copy.strides());
            return batch == 0 ? position : position.plus(element.get(0).times(copy.batchStride()));
        }

        /** What an element of the copy is, in terms of the loops that fill it. */
        private Scalar source(List<LoopIndex> others, List<LoopIndex> loops) {
            Affine position = rest(load.index(), axes)
                    .replace(index -> others.contains(index) ? loops.get(others.indexOf(index)) : index);
            List<RangeCheck> checks = new ArrayList<>();
            for (int k = 0; k < axes.size(); k++) {
                Axis axis = axes.get(k);
                Affine element = Affine.of(loops.get(others.size() + k)).plus(Math.toIntExact(axis.first()));
                checks.add(new RangeCheck(element, axis.check().size()));
                position = position.plus(element.times(axis.stride()));
            }
            return new Scalar.Guarded(checks, new Scalar.Load(load.buffer(), position));
        }
    }
}
