package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RowLayout;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import java.util.List;
import java.util.OptionalInt;

/** Multiplies rows with one panel and brings the sums to their places. */
final class TileCode {

    private final ContractionMethod method;
    private final Statement.Contraction contraction;
    private final Tiling tiling;
    private final KernelCode kernel;
    private final JavaExpressions expressions;
    private final CodeBlock.Builder code;
    private final JavaScope scope;
    private final String scratch;
    private final Room room;
    private final PanelColumns columns;
    private final OptionalInt rowStride;
    private final OptionalInt columnStride;

    /**
     * Where things begin, as Java: in the passing room, if not said otherwise.
     *
     * @param panels the array with the panel
     * @param panel the panel in that array
     * @param tile a tile on its way
     * @param packed the rows of the left factor, if they are packed
     */
    record Room(String panels, String panel, String tile, String packed) {}

    TileCode(ContractionMethod method, KernelCode kernel, Room room, PanelColumns columns) {
        this.method = method;
        this.contraction = method.contraction();
        this.tiling = method.tiling();
        this.kernel = kernel;
        this.expressions = kernel.expressions();
        this.code = method.code();
        this.scope = method.scope();
        this.scratch = kernel.scratch();
        this.room = room;
        this.columns = columns;
        this.rowStride = Digits.stride(contraction.index(), tiling.rows());
        this.columnStride = Digits.stride(contraction.index(), tiling.columns());
    }

    void write() {
        boolean canBeDirect = rowStride.isPresent() && columnStride.orElse(0) == 1;
        boolean isDirect = columns.isWhole() && !(columns.canRepeat() && method.addsToTarget());
        if (!canBeDirect || isDirect) {
            rows(canBeDirect);
            return;
        }
        if (columns.isWhole()) {
            code.beginControlFlow("if ($L == 0)", columns.done());
        } else {
            code.beginControlFlow("if ($L == $L)", columns.count(), tiling.width());
        }
        rows(true);
        code.nextControlFlow("else");
        rows(false);
        code.endControlFlow();
    }

    private void rows(boolean direct) {
        String row = method.name("row");
        code.addStatement("int $L = 0", row);
        if (Digits.hasBatch(tiling.rows())) {
            rowsOfBatch(row, ContractionMethod.count(tiling.rows()), direct);
        } else if (tiling.layout() == RowLayout.IN_BLOCKS) {
            rowsOfBlocks(row, Math.toIntExact(Digits.fixedCount(tiling.rows())), direct);
        } else {
            rows(row, Math.toIntExact(Digits.fixedCount(tiling.rows())), direct);
        }
    }

    private void rows(String row, int count, boolean direct) {
        RowHeights heights = RowHeights.of(count);
        if (heights.whole() > 0) {
            code.beginControlFlow("for (; $L < $L; $L += $L)", row, heights.whole() * Tiling.ROWS, row, Tiling.ROWS);
            tile(row, Tiling.ROWS, direct);
            code.endControlFlow();
        }
        tiles(row, heights.others(), false, direct);
    }

    /** No tile lies in two blocks. */
    private void rowsOfBlocks(String row, int count, boolean direct) {
        int rest = count % Tiling.ROWS_OF_BLOCK;
        if (count > rest) {
            code.beginControlFlow("while ($L < $L)", row, count - rest);
            tiles(row, RowHeights.of(Tiling.ROWS_OF_BLOCK).all(), true, direct);
            code.endControlFlow();
        }
        tiles(row, RowHeights.of(rest).all(), false, direct);
    }

    /**
     * Tiles one after the other.
     *
     * @param moreFollow whether others come after them
     */
    private void tiles(String row, List<Integer> heights, boolean moreFollow, boolean direct) {
        for (int k = 0; k < heights.size(); k++) {
            tile(row, heights.get(k), direct);
            if (moreFollow || k < heights.size() - 1) {
                code.addStatement("$L += $L", row, heights.get(k));
            }
        }
    }

    /** Two tiles of fewer rows take less time than a whole one and single rows. */
    private void rowsOfBatch(String row, String count, boolean direct) {
        int two = 2 * Tiling.FEWER_ROWS;
        code.beginControlFlow(
                "for (; $L <= $L - $L && $L != $L - $L && $L != $L - $L; $L += $L)",
                row,
                count,
                Tiling.ROWS,
                row,
                count,
                two,
                row,
                count,
                two + 1,
                row,
                Tiling.ROWS);
        tile(row, Tiling.ROWS, direct);
        code.endControlFlow();
        code.beginControlFlow("for (; $L <= $L - $L; $L += $L)", row, count, Tiling.FEWER_ROWS, row, Tiling.FEWER_ROWS);
        tile(row, Tiling.FEWER_ROWS, direct);
        code.endControlFlow();
        code.beginControlFlow("for (; $L < $L; $L++)", row, count, row);
        tile(row, 1, direct);
        code.endControlFlow();
    }

    private void tile(String row, int height, boolean direct) {
        boolean adds = direct && method.addsToTarget();
        OptionalInt depth = known(tiling.inner());
        OptionalInt distance = switch (tiling.layout()) {
            case IN_PLACE -> OptionalInt.of(leftStride());
            case BY_ROW -> depth;
            case IN_BLOCKS -> OptionalInt.of(1);
        };
        int step = tiling.layout() == RowLayout.IN_BLOCKS ? Tiling.ROWS_OF_BLOCK : 1;
        String target = direct
                ? kernel.arrays().name(contraction.buffer().array()) + ",$W" + targetPosition(row) + ",$W"
                        + rowStride.getAsInt()
                : scratch + ",$W" + room.tile() + ",$W" + tiling.width();
        String length = ContractionMethod.count(tiling.inner());
        String tile = kernel.tiles().method(new TileMethods.Shape(height, adds, distance, step, depth, panelStride()));
        code.addStatement(tile + "(" + left(row) + (distance.isEmpty() ? ",$W" + length : "")
                + (depth.isEmpty() ? ",$W" + length : "") + ",$W" + room.panels() + ",$W" + room.panel() + ",$W"
                + target
                + ")");
        if (!direct) {
            bring(row, height);
        }
    }

    private int panelStride() {
        return tiling.hasPanelsInPlace()
                ? Digits.stride(((Scalar.Load) contraction.right()).index(), tiling.inner())
                        .orElseThrow()
                : tiling.width();
    }

    private static OptionalInt known(List<LoopIndex> indices) {
        return Digits.hasBatch(indices)
                ? OptionalInt.empty()
                : OptionalInt.of(Math.toIntExact(Digits.fixedCount(indices)));
    }

    private int leftStride() {
        return Digits.stride(((Scalar.Load) contraction.left()).index(), tiling.rows())
                .getAsInt();
    }

    /** The array of the left factor, and where a row begins in it. */
    private String left(String row) {
        if (tiling.layout() == RowLayout.IN_BLOCKS) {
            int block = Tiling.ROWS_OF_BLOCK;
            String size = inBrackets(ContractionMethod.size(block, tiling.inner()));
            return scratch + ",$W" + room.packed() + " + " + row + " / " + block + " * " + size + " + " + row + " % "
                    + block;
        }
        if (tiling.layout() == RowLayout.BY_ROW) {
            String length = ContractionMethod.count(tiling.inner());
            return scratch + ",$W" + room.packed() + " + " + row + " * " + inBrackets(length);
        }
        Scalar.Load load = (Scalar.Load) contraction.left();
        JavaScope inner = scope.inner();
        LoopIndex flat = method.named(row, inner);
        Affine at = load.index()
                .without(tiling.inner())
                .without(tiling.rows())
                .plus(Affine.of(flat).times(leftStride()));
        return kernel.arrays().name(load.buffer().array()) + ",$W" + expressions.position(load.buffer(), at, inner);
    }

    private static String inBrackets(String count) {
        return count.contains(" ") ? "(" + count + ")" : count;
    }

    private String targetPosition(String row) {
        JavaScope inner = scope.inner();
        Affine at = contraction
                .index()
                .without(tiling.rows())
                .without(tiling.columns())
                .plus(Affine.of(method.named(row, inner)).times(rowStride.orElse(0)))
                .plus(Affine.of(method.named(columns.first(), inner)));
        return expressions.position(contraction.buffer(), at, inner);
    }

    private void bring(String row, int height) {
        JavaScope inner = scope.inner();
        String lane = method.name("lane");
        String done = columns.canRepeat() ? columns.done() : "0";
        code.beginControlFlow("for (int $L = $L; $L < $L; $L++)", lane, done, lane, columns.count(), lane);
        String sum = columns.first() + " + " + lane;
        method.digits(tiling.columns(), tiling.columns().size() == 1 ? sum : "(" + sum + ")", inner);
        Buffer buffer = contraction.buffer();
        for (int h = 0; h < height; h++) {
            JavaScope ofRow = inner.inner();
            Affine position;
            if (rowStride.isPresent()) {
                position = contraction
                        .index()
                        .without(tiling.rows())
                        .plus(Affine.of(method.named(row, ofRow)).times(rowStride.getAsInt()))
                        .plus(h * rowStride.getAsInt());
            } else {
                code.beginControlFlow("");
                method.digits(tiling.rows(), "(" + row + " + " + h + ")", ofRow);
                position = contraction.index();
            }
            String from = scratch + "[" + room.tile() + " + " + lane + (h == 0 ? "" : " + " + h * tiling.width()) + "]";
            code.addStatement(
                    expressions.element(buffer, position, ofRow) + (method.addsToTarget() ? " += " : " = ") + from);
            if (rowStride.isEmpty()) {
                code.endControlFlow();
            }
        }
        code.endControlFlow();
    }
}
