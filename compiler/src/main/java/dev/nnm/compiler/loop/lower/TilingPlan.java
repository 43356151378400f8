package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.PanelLayout;
import dev.nnm.compiler.loop.RowLayout;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.MatrixProductSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Decides how a matrix product is computed: which factor lies in the lanes of vectors, in which order the indices run,
 * and what is packed. Rows of one factor are multiplied with panels of the other; the choice is the one that moves
 * fewer numbers.
 */
final class TilingPlan {

    /** A sum over examples of at least so many products for each is taken example by example. */
    private static final int LONG_SUM = 32;

    /** What moving a number costs: in its order, by whole vectors, and one by one; in multiplications. */
    private static final double COPY = 4;

    private static final double GATHER = 16;
    private static final double SCATTER = 16;

    /**
     * Panels are read in place where they lie within so many bytes: more do not stay in the first cache, or take one
     * another's place there. With 512 bits, A·B takes 0.87 and 0.93 of the time for 64 and 96 rows and columns, and 1.1
     * for 128.
     */
    private static final int NEAR_BYTES = 40_000;

    /** With more rows, copying a panel takes so small a part of the time that in place nothing is gained. */
    private static final int FEW_ROWS = 128;

    private final Workspace workspace;
    private final Leaves leaves;
    private final MatrixProduct product;
    private final Point source;

    /** One factor with its own axes. */
    private record Side(ProductFactor factor, List<LoopIndex> own) {

        Scalar value() {
            return factor.value();
        }

        /** Whether panels of it can be packed before the steps of the loop around. */
        boolean canBePackedBefore(Tiling tiling) {
            return factor.isSameInAllSteps() && PackedPanels.arePossible(factor.value(), tiling);
        }
    }

    /**
     * A plan.
     *
     * @param workspace where arrays come from
     * @param leaves what is given to the level of the product
     * @param product what is computed
     * @param source an index for each axis of the product, and the batch
     */
    TilingPlan(Workspace workspace, Leaves leaves, MatrixProduct product, Point source) {
        this.workspace = workspace;
        this.leaves = leaves;
        this.product = product;
        this.source = source;
    }

    /** The statement that computes the product. */
    Statement contraction(
            ProductFactor left, ProductFactor right, Buffer buffer, Affine index, boolean adds, Origin origin) {
        Side first = new Side(left, indices(product.rows()));
        Side second = new Side(right, indices(product.columns()));
        boolean swaps = cost(second, first, index) < cost(first, second, index);
        Side rows = swaps ? second : first;
        Side columns = swaps ? first : second;
        Scalar.Apply value =
                new Scalar.Apply(Elementwises.MULTIPLY, List.of(rows.value(), columns.value()), ElementType.REAL);
        Tiling tiling = tiling(rows, columns, index);
        Buffer panels = columns.canBePackedBefore(tiling) ? packedBefore(columns, tiling, origin) : null;
        return new Statement.Contraction(value, tiling, panels, buffer, index, adds, origin);
    }

    /** Where the panels of a factor lie that are packed before the steps of the loop around. */
    private Buffer packedBefore(Side columns, Tiling tiling, Origin origin) {
        PackedPanels panels = PackedPanels.of(workspace, (Scalar.Load) columns.value(), tiling, origin);
        leaves.doBeforeSteps(panels.filling());
        return panels.buffer();
    }

    private List<LoopIndex> indices(Set<Integer> axes) {
        List<LoopIndex> indices = new ArrayList<>();
        for (int axis : axes) {
            indices.add(
                    axis == MatrixProduct.BATCH
                            ? source.batch()
                            : source.indices().get(axis).asIndex().orElseThrow());
        }
        indices.sort(Comparator.comparingInt(LoopIndex::id));
        return indices;
    }

    // ---- the tiling

    private Tiling tiling(Side rows, Side columns, Affine target) {
        List<LoopIndex> inner = inner(rows, columns);
        List<LoopIndex> pieces = List.of();
        if (isSummedByExample(inner)) {
            pieces = List.of(inner.get(0));
            inner = inner.subList(1, inner.size());
        }
        List<LoopIndex> rowDigits = digits(rows.own(), target);
        List<LoopIndex> columnDigits = digits(columns.own(), position(columns.value()));
        int groups = hasGroups(columnDigits, position(columns.value())) ? 1 : 0;
        List<LoopIndex> ownColumns = columnDigits.subList(groups, columnDigits.size());
        return new Tiling(
                digits(indices(product.outer()), target),
                pieces,
                rowDigits,
                columnDigits.subList(0, groups),
                ownColumns,
                inner,
                workspace.lanes(),
                layout(rows.value(), rowDigits, inner),
                panelLayout(columns, rowDigits, ownColumns, inner));
    }

    /** Panels that are copied before all steps cost no more, and lie closer. */
    private PanelLayout panelLayout(Side columns, List<LoopIndex> rows, List<LoopIndex> own, List<LoopIndex> inner) {
        if (columns.factor().isSameInAllSteps()
                || assumed(rows) > FEW_ROWS
                || Digits.hasBatch(own)
                || Digits.fixedCount(own) < width()
                || Digits.hasBatch(inner)
                || !(columns.value() instanceof Scalar.Load load)
                || Digits.stride(load.index(), own).orElse(0) != 1) {
            return PanelLayout.COPIED;
        }
        int distance = Digits.stride(load.index(), inner).orElse(0);
        long bytes = distance * Digits.fixedCount(inner) * workspace.bytesOfNumber();
        return distance > 0 && bytes <= NEAR_BYTES ? PanelLayout.IN_PLACE : PanelLayout.COPIED;
    }

    /** Whether the columns of each example fill panels, and are not at equal distances from those of the next. */
    private boolean hasGroups(List<LoopIndex> columns, Affine position) {
        return Digits.hasBatch(columns)
                && Digits.fixedCount(columns) >= width()
                && Digits.stride(position, columns).isEmpty();
    }

    /** The indices summed over, so that a row of the left factor is read in its order if there is one. */
    private List<LoopIndex> inner(Side rows, Side columns) {
        List<LoopIndex> byRows = digits(indices(product.inner()), position(rows.value()));
        boolean isRow = areRows(rows.value(), digits(rows.own(), position(rows.value())), byRows);
        return isRow ? byRows : digits(indices(product.inner()), position(columns.value()));
    }

    private static boolean isSummedByExample(List<LoopIndex> inner) {
        return Digits.hasBatch(inner) && Digits.fixedCount(inner) >= LONG_SUM;
    }

    /** Indices as digits: the batch first, then as an affine function counts them. */
    private static List<LoopIndex> digits(List<LoopIndex> indices, Affine function) {
        List<LoopIndex> digits = new ArrayList<>(indices);
        digits.sort(Comparator.comparingInt(index ->
                index.extent() instanceof Extent.Batch ? Integer.MIN_VALUE : -Math.abs(function.coefficient(index))));
        return digits;
    }

    /** Whether a factor lies row by row as it is. */
    private static boolean areRows(Scalar value, List<LoopIndex> rows, List<LoopIndex> inner) {
        return value instanceof Scalar.Load load
                && Digits.stride(load.index(), rows).isPresent()
                && Digits.stride(load.index(), inner).orElse(0) == 1;
    }

    private RowLayout layout(Scalar value, List<LoopIndex> rows, List<LoopIndex> inner) {
        if (areRows(value, rows, inner)) {
            return RowLayout.IN_PLACE;
        }
        boolean fillsBlocks = !Digits.hasBatch(rows) && Digits.fixedCount(rows) >= width();
        boolean areNeighbours = value instanceof Scalar.Load load
                && Digits.stride(load.index(), rows).orElse(0) == 1;
        return fillsBlocks && areNeighbours ? RowLayout.IN_BLOCKS : RowLayout.BY_ROW;
    }

    private int width() {
        return Tiling.width(workspace.lanes());
    }

    private static Affine position(Scalar value) {
        if (value instanceof Scalar.Guarded guarded) {
            return position(guarded.inside());
        }
        return value instanceof Scalar.Load load ? load.index() : Affine.ZERO;
    }

    // ---- costs

    private double cost(Side rows, Side columns, Affine target) {
        double depth = assumed(indices(product.inner()));
        double rowCount = assumed(rows.own());
        double columnCount = assumed(columns.own());
        List<LoopIndex> inner = inner(rows, columns);
        double packing = switch (layout(rows.value(), digits(rows.own(), target), inner)) {
            case IN_PLACE -> 0;
            case BY_ROW -> rowCount * depth * GATHER;
            case IN_BLOCKS -> rowCount * depth * COPY;
        };
        Tiling tiling = tiling(rows, columns, target);
        double panels = tiling.hasPanelsInPlace() || columns.canBePackedBefore(tiling)
                ? 0
                : columnCount * depth * (neighbours(columns, position(columns.value())) ? COPY : GATHER);
        double storing = rowCount * columnCount * (neighbours(columns, target) ? COPY : SCATTER);
        double computed = Math.ceil(columnCount / width()) * width() * rowCount * depth;
        return packing + panels + storing + computed;
    }

    /** Whether columns that are neighbours are neighbours in memory. */
    private static boolean neighbours(Side columns, Affine function) {
        return columns.own().stream().anyMatch(index -> function.coefficient(index) == 1);
    }

    private static double assumed(List<LoopIndex> indices) {
        return (double) Digits.fixedCount(indices) * (Digits.hasBatch(indices) ? MatrixProductSize.ASSUMED_BATCH : 1);
    }
}
