package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import java.util.ArrayList;
import java.util.List;

/**
 * The panels of a factor that is the same in all steps of a loop, packed once before the loop.
 *
 * @param filling packs them
 * @param buffer where they lie, each after the other
 */
record PackedPanels(List<Statement> filling, Buffer buffer) {

    /** Copies the list. */
    PackedPanels {
        filling = List.copyOf(filling);
    }

    /**
     * Whether a factor can be packed so: panels must always be full, and their columns at equal distances.
     *
     * @param factor an element of the factor with the columns
     */
    static boolean arePossible(Scalar factor, Tiling tiling) {
        List<LoopIndex> own = new ArrayList<>(tiling.columns());
        own.addAll(tiling.inner());
        return factor instanceof Scalar.Load load
                && tiling.fillsPanels()
                && !Digits.hasBatch(tiling.inner())
                && Digits.stride(load.index(), tiling.columns()).isPresent()
                && load.index().terms().stream().allMatch(term -> own.contains(term.index()))
                && SizeLimit.allows(panels(tiling) * tiling.width() * Digits.fixedCount(tiling.inner()));
    }

    /** The panels of a factor that can be packed so. */
    static PackedPanels of(Workspace workspace, Scalar.Load factor, Tiling tiling, Origin origin) {
        return new Packing(workspace, factor, tiling, origin).packed();
    }

    private static long panels(Tiling tiling) {
        return (Digits.fixedCount(tiling.columns()) + tiling.width() - 1) / tiling.width();
    }

    /** The packing while it is written. */
    private record Packing(Workspace workspace, Scalar.Load factor, Tiling tiling, Origin origin) {

        PackedPanels packed() {
            Shape shape = Shape.of(Math.toIntExact(panels(tiling)), depth(), tiling.width());
            Buffer buffer = workspace
                    .array(factor.buffer().name() + "_panels", shape, false)
                    .buffer();
            int columns = Math.toIntExact(Digits.fixedCount(tiling.columns()));
            int whole = columns / tiling.width();
            LoopIndex panel = workspace.indices().loopIndex(new Extent.Fixed(whole), 0);
            Affine first = Affine.of(panel).times(tiling.width());
            List<Statement> filling = new ArrayList<>();
            filling.add(Statement.Loop.independent(List.of(panel), panel(buffer, Affine.of(panel), first)));
            if (whole < panels(tiling)) {
                // The last panel begins before its time.
                filling.add(panel(buffer, Affine.constant(whole), Affine.constant(columns - tiling.width())));
            }
            return new PackedPanels(filling, buffer);
        }

        private int depth() {
            return Math.toIntExact(Digits.fixedCount(tiling.inner()));
        }

        /** Packs one panel, given its number and that of its first column. */
        private Statement panel(Buffer buffer, Affine number, Affine first) {
            List<LoopIndex> inner = new ArrayList<>();
            for (LoopIndex index : tiling.inner()) {
                inner.add(workspace.indices().loopIndex(index.extent(), 1 + inner.size()));
            }
            LoopIndex lane = workspace.indices().loopIndex(new Extent.Fixed(tiling.width()), 1 + inner.size());
            Affine row = number.times(depth()).plus(Digits.number(inner));
            int distance = Digits.stride(factor.index(), tiling.columns()).orElseThrow();
            Affine source = factor.index()
                    .without(tiling.columns())
                    .replace(index -> inner.get(tiling.inner().indexOf(index)))
                    .plus(first.plus(Affine.of(lane)).times(distance));
            Affine target = row.times(tiling.width()).plus(Affine.of(lane));
            Statement packing = new Statement.Store(buffer, target, new Scalar.Load(factor.buffer(), source), origin);
            List<LoopIndex> all = new ArrayList<>(inner);
            all.add(lane);
            return Statement.Loop.independent(all, packing);
        }
    }
}
