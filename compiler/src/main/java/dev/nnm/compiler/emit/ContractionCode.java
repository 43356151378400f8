package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the method of one contraction: packing, the loops over panels and tiles, and bringing tiles to their places.
 */
final class ContractionCode {

    private final Statement.Contraction contraction;
    private final Tiling tiling;
    private final JavaNumbers numbers;
    private final ArrayReferences arrays;
    private final JavaExpressions expressions;
    private final VectorApi vectors;
    private final TileMethods tiles;
    private final Spreading spreading;
    private final JavaNames names;
    private final String scratch;
    private JavaScope scope;
    private CodeBlock.Builder code = CodeBlock.builder();
    private String panel = "";
    private String tile = "";
    private String packed = "";
    private int synthetic = Integer.MIN_VALUE;

    ContractionCode(
            Statement.Contraction contraction,
            JavaNumbers numbers,
            ArrayReferences arrays,
            VectorApi vectors,
            TileMethods tiles,
            Spreading spreading,
            JavaNames names) {
        this.contraction = contraction;
        this.tiling = contraction.tiling();
        this.numbers = numbers;
        this.arrays = arrays;
        this.expressions = new JavaExpressions(numbers, arrays);
        this.vectors = vectors;
        this.tiles = tiles;
        this.spreading = spreading;
        this.names = names;
        this.scratch = spreading.scratch();
        this.scope = JavaScope.ofMethod(names);
    }

    /** Whether the size of the batch matters. */
    boolean needsBatch() {
        return Digits.hasBatch(tiling.indices());
    }

    /**
     * The method that is called, and the one that does a part of the work.
     *
     * @param name the name of the first
     * @param around the indices of the loops around that it is given
     */
    List<MethodSpec> methods(String name, List<LoopIndex> around) {
        String partName = names.variable(name + "Part");
        int task = spreading.task(partName);
        MethodSpec whole = whole(name, task, around);
        scope = JavaScope.ofMethod(names);
        code = CodeBlock.builder();
        return List.of(whole, part(partName, around));
    }

    private MethodSpec whole(String name, int task, List<LoopIndex> around) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
        if (needsBatch()) {
            method.addParameter(TypeName.INT, "batch");
        }
        for (LoopIndex index : around) {
            method.addParameter(
                    ParameterSpec.builder(TypeName.INT, scope.declare(index)).build());
        }
        if (!tiling.pieces().isEmpty() && !contraction.adds()) {
            referTo();
            clear();
        }
        for (int k = 0; k < around.size(); k++) {
            code.addStatement("$L[$L] = $L", spreading.around(), k, scope.name(around.get(k)));
        }
        long products = Digits.fixedCount(tiling.indices());
        code.addStatement(
                "$L($L, $L, $L, $L)",
                spreading.spread(),
                task,
                needsBatch() ? "batch * " + products + ".0" : products + ".0",
                scratchSize(),
                needsBatch() ? "batch" : "0");
        return method.addCode(code.build()).build();
    }

    private MethodSpec part(String name, List<LoopIndex> around) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "batch")
                .addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts");
        referTo();
        code.addStatement("$L[] $L = this.$L", numbers.type(), scratch, scratch);
        for (int k = 0; k < around.size(); k++) {
            code.addStatement("int $L = $L[$L]", scope.declare(around.get(k)), spreading.around(), k);
        }
        panel = name("panel");
        tile = name("tile");
        code.addStatement("int $L = part * ($L)", panel, scratchSize());
        code.addStatement("int $L = $L + $L", tile, panel, panelSize());
        if (tiling.packsRows()) {
            packed = name("packed");
            code.addStatement("int $L = $L + $L", packed, tile, TileMethods.ROWS * tiling.width());
        }
        beginOuter();
        begin(tiling.pieces(), scope);
        packRows();
        panels();
        end(tiling.pieces().size() + tiling.outer().size());
        return method.addCode(code.build()).build();
    }

    private String panelSize() {
        return size(tiling.width(), tiling.inner());
    }

    /** The numbers that each part needs room for. */
    private String scratchSize() {
        List<LoopIndex> both = new ArrayList<>(tiling.rows());
        both.addAll(tiling.inner());
        return panelSize() + " + " + TileMethods.ROWS * tiling.width()
                + (tiling.packsRows() ? " + " + size(1, both) : "");
    }

    private static String size(int factor, List<LoopIndex> indices) {
        long fixed = factor * Digits.fixedCount(indices);
        return Digits.hasBatch(indices) ? "batch * " + fixed : String.valueOf(fixed);
    }

    private void referTo() {
        Set<LoopArray> used = new LinkedHashSet<>();
        Walk.buffers(List.of(contraction), buffer -> used.add(buffer.array()));
        for (LoopArray array : used) {
            if (!(array.role() instanceof LoopArray.Role.Literal)) {
                code.addStatement("$L[] $L = this.$L", numbers.type(), arrays.name(array), arrays.name(array));
            }
        }
    }

    private boolean addsToTarget() {
        return contraction.adds() || !tiling.pieces().isEmpty();
    }

    private void clear() {
        JavaScope inner = scope.inner();
        begin(tiling.outer(), inner);
        begin(tiling.rows(), inner);
        begin(tiling.columns(), inner);
        code.addStatement(
                expressions.element(contraction.buffer(), contraction.index(), inner) + " = " + numbers.literal(0));
        end(tiling.outer().size() + tiling.rows().size() + tiling.columns().size());
    }

    // ---- loops

    private void begin(List<LoopIndex> indices, JavaScope where) {
        for (LoopIndex index : indices) {
            String name = where.declare(index);
            code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", name, name, extent(index), name);
        }
    }

    private void end(int loops) {
        for (int k = 0; k < loops; k++) {
            code.endControlFlow();
        }
    }

    private static String extent(LoopIndex index) {
        return index.extent() instanceof Extent.Fixed fixed ? String.valueOf(fixed.count()) : "batch";
    }

    /** How many values several indices have together, as Java. */
    private static String count(List<LoopIndex> digits) {
        long fixed = Digits.fixedCount(digits);
        if (!Digits.hasBatch(digits)) {
            return String.valueOf(fixed);
        }
        return fixed == 1 ? "batch" : "batch * " + fixed;
    }

    private String name(String wish) {
        return scope.declare(new LoopIndex(synthetic++, wish, new Extent.Fixed(2)));
    }

    /** The loops over the outer indices; parts share the values of the first. */
    private void beginOuter() {
        if (tiling.outer().isEmpty()) {
            return;
        }
        LoopIndex first = tiling.outer().get(0);
        String name = scope.declare(first);
        code.beginControlFlow(
                "for (int $L = $L; $L < $L; $L++)",
                name,
                share(extent(first), "part"),
                name,
                share(extent(first), "(part + 1)"),
                name);
        begin(tiling.outer().subList(1, tiling.outer().size()), scope);
    }

    private static String share(String count, String part) {
        return "(int) ((long) " + count + " * " + part + " / parts)";
    }

    // ---- packing

    private void packRows() {
        if (!tiling.packsRows()) {
            return;
        }
        JavaScope inner = scope.inner();
        if (contraction.left() instanceof Scalar.Guarded guarded) {
            packExisting(guarded, inner);
            return;
        }
        String at = name("at");
        code.addStatement("int $L = $L", at, packed);
        begin(tiling.rows(), inner);
        begin(tiling.inner(), inner);
        code.addStatement(scratch + "[" + at + "++] = " + expressions.write(contraction.left(), inner));
        end(tiling.rows().size() + tiling.inner().size());
    }

    /** Rows of a factor of which some elements do not exist: these stay 0. */
    private void packExisting(Scalar.Guarded guarded, JavaScope inner) {
        List<LoopIndex> both = new ArrayList<>(tiling.rows());
        both.addAll(tiling.inner());
        code.addStatement(
                "$T.fill($L, $L, $L + $L, $L)", Arrays.class, scratch, packed, packed, size(1, both), numbers.literal(0));
        RestrictedLoops loops = new RestrictedLoops(code, expressions, inner);
        loops.begin(both, guarded.checks());
        String row = "(" + expressions.index(number(tiling.rows()), inner) + ") * (" + count(tiling.inner()) + ")";
        code.addStatement(scratch + "[" + packed + " + " + row + " + "
                + expressions.index(number(tiling.inner()), inner) + "] = "
                + expressions.write(guarded.inside(), inner));
        loops.end();
    }

    /** The number that indices are the digits of; only the first can have an extent that is not known. */
    private static Affine number(List<LoopIndex> digits) {
        Affine number = Affine.ZERO;
        int weight = 1;
        for (int k = digits.size() - 1; k >= 0; k--) {
            number = number.plus(Affine.of(digits.get(k)).times(weight));
            weight *= Math.toIntExact(Digits.fixedCount(List.of(digits.get(k))));
        }
        return number;
    }

    /** The loop over panels; parts share them unless they share outer indices. */
    private void panels() {
        String column = name("column");
        int width = tiling.width();
        String count = count(tiling.columns());
        String start = "0";
        String end = count;
        if (tiling.outer().isEmpty()) {
            String panels = name("panels");
            end = name("end");
            code.addStatement("int $L = ($L + $L) / $L", panels, count, width - 1, width);
            code.addStatement("int $L = Math.min($L, $L * $L)", end, count, share(panels, "(part + 1)"), width);
            start = share(panels, "part") + " * " + width;
        }
        code.beginControlFlow("for (int $L = $L; $L < $L; $L += $L)", column, start, column, end, column, width);
        String columns = name("columns");
        code.addStatement("int $L = Math.min($L, $L - $L)", columns, width, count, column);
        new PanelCode(column, columns).write();
        new RowsCode(column, columns).write();
        code.endControlFlow();
    }

    /** Declares the indices that the digits of a number are. */
    private void digits(List<LoopIndex> digits, String number, JavaScope where) {
        long weight = 1;
        String[] lines = new String[digits.size()];
        for (int k = digits.size() - 1; k >= 0; k--) {
            LoopIndex digit = digits.get(k);
            String value = weight == 1 ? number : number + " / " + weight;
            lines[k] = "int " + where.declare(digit) + " = " + (k == 0 ? value : value + " % " + extent(digit));
            weight *= Digits.fixedCount(List.of(digit));
        }
        for (String line : lines) {
            code.addStatement(line);
        }
    }

    /** Packs the columns of one panel. */
    private final class PanelCode {

        private final String column;
        private final String columns;

        PanelCode(String column, String columns) {
            this.column = column;
            this.columns = columns;
        }

        void write() {
            boolean whole = contraction.right() instanceof Scalar.Load load && writeWhole(load);
            if (whole) {
                code.nextControlFlow("else");
            }
            writeSingly();
            if (whole) {
                code.endControlFlow();
            }
        }

        private void writeSingly() {
            JavaScope inner = scope.inner();
            String lane = name("lane");
            boolean pads = contraction.right() instanceof Scalar.Guarded;
            if (pads) {
                code.addStatement(
                        "$T.fill($L, $L, $L + $L, $L)", Arrays.class, scratch, panel, panel, panelSize(), numbers.literal(0));
            }
            code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", lane, lane, columns, lane);
            digits(
                    tiling.columns(),
                    tiling.columns().size() == 1 ? column + " + " + lane : "(" + column + " + " + lane + ")",
                    inner);
            if (pads) {
                writeExisting((Scalar.Guarded) contraction.right(), lane, inner);
                code.endControlFlow();
                return;
            }
            String at = name("at");
            code.addStatement("int $L = $L + $L", at, panel, lane);
            begin(tiling.inner(), inner);
            code.addStatement(scratch + "[" + at + "] = " + expressions.write(contraction.right(), inner));
            code.addStatement("$L += $L", at, tiling.width());
            end(tiling.inner().size() + 1);
        }

        /** A column of which some elements do not exist: these stay 0. */
        private void writeExisting(Scalar.Guarded guarded, String lane, JavaScope inner) {
            RestrictedLoops loops = new RestrictedLoops(code, expressions, inner);
            loops.begin(tiling.inner(), guarded.checks());
            String at = expressions.index(number(tiling.inner()).times(tiling.width()), inner);
            code.addStatement(scratch + "[" + panel + " + " + lane + " + " + at + "] = "
                    + expressions.write(guarded.inside(), inner));
            loops.end();
        }

        /** A panel of columns that lie in memory at equal distances. */
        private boolean writeWhole(Scalar.Load load) {
            List<LoopIndex> digits = tiling.columns();
            LoopIndex last = digits.get(digits.size() - 1);
            OptionalInt stride = Digits.stride(load.index(), digits);
            boolean oneRun = stride.isPresent();
            if (!oneRun && load.index().coefficient(last) != 1) {
                return false;
            }
            int distance = oneRun ? stride.getAsInt() : 1;
            JavaScope inner = scope.inner();
            String condition = columns + " == " + tiling.width();
            if (!oneRun) {
                String end = extent(last) + " - " + tiling.width();
                condition += " && " + column + " % " + extent(last) + " <= " + end;
            }
            code.beginControlFlow("if (" + condition + ")");
            digits(digits, column, inner);
            String at = name("at");
            code.addStatement("int $L = $L", at, panel);
            begin(tiling.inner(), inner);
            if (distance == 1) {
                copyVectors(load, at, inner);
            } else {
                copySingly(load, distance, at, inner);
            }
            code.addStatement("$L += $L", at, tiling.width());
            end(tiling.inner().size());
            return true;
        }

        private void copyVectors(Scalar.Load load, String at, JavaScope inner) {
            for (int first = 0; first < tiling.width(); first += vectors.lanes()) {
                String from = expressions.position(load.buffer(), load.index().plus(first), inner);
                code.addStatement(
                        "$T.fromArray($L, $L, $L).intoArray($L, $L)",
                        vectors.className(),
                        vectors.species(),
                        arrays.name(load.buffer().array()),
                        from,
                        scratch,
                        first == 0 ? at : at + " + " + first);
            }
        }

        private void copySingly(Scalar.Load load, int distance, String at, JavaScope inner) {
            for (int lane = 0; lane < tiling.width(); lane++) {
                Affine from = load.index().plus(lane * distance);
                code.addStatement(scratch + "[" + (lane == 0 ? at : at + " + " + lane) + "] = "
                        + expressions.element(load.buffer(), from, inner));
            }
        }
    }

    /** Multiplies rows with one panel and brings the sums to their places. */
    private final class RowsCode {

        private final String column;
        private final String columns;
        private final OptionalInt rowStride = Digits.stride(contraction.index(), tiling.rows());
        private final OptionalInt columnStride = Digits.stride(contraction.index(), tiling.columns());

        RowsCode(String column, String columns) {
            this.column = column;
            this.columns = columns;
        }

        void write() {
            boolean direct = rowStride.isPresent() && columnStride.orElse(0) == 1;
            if (direct) {
                code.beginControlFlow("if ($L == $L)", columns, tiling.width());
                rows(true);
                code.nextControlFlow("else");
            }
            rows(false);
            if (direct) {
                code.endControlFlow();
            }
        }

        private void rows(boolean direct) {
            String row = name("row");
            boolean dynamic = Digits.hasBatch(tiling.rows());
            long fixed = Digits.fixedCount(tiling.rows());
            String count = count(tiling.rows());
            code.addStatement("int $L = 0", row);
            if (dynamic || fixed >= TileMethods.ROWS) {
                code.beginControlFlow(
                        "for (; $L <= $L - $L; $L += $L)", row, count, TileMethods.ROWS, row, TileMethods.ROWS);
                tile(row, TileMethods.ROWS, direct);
                code.endControlFlow();
            }
            int rest = (int) (fixed % TileMethods.ROWS);
            if (dynamic) {
                code.beginControlFlow("for (; $L < $L; $L++)", row, count, row);
                tile(row, 1, direct);
                code.endControlFlow();
            } else if (rest > 0) {
                tile(row, rest, direct);
            }
        }

        private void tile(String row, int height, boolean direct) {
            boolean adds = direct && addsToTarget();
            String method = tiles.method(new TileMethods.Shape(height, adds));
            String target = direct
                    ? arrays.name(contraction.buffer().array()) + ",$W" + targetPosition(row) + ",$W"
                            + rowStride.getAsInt()
                    : scratch + ",$W" + tile + ",$W" + tiling.width();
            String length = count(tiling.inner());
            boolean packs = tiling.packsRows();
            code.addStatement(method + "(" + left(row) + ",$W" + (packs ? length : leftStride()) + ",$W" + length
                    + ",$W" + scratch + ",$W" + panel + ",$W" + target + ")");
            if (!direct) {
                bring(row, height);
            }
        }

        private int leftStride() {
            return Digits.stride(((Scalar.Load) contraction.left()).index(), tiling.rows())
                    .getAsInt();
        }

        /** The array of the left factor, and where a row begins in it. */
        private String left(String row) {
            if (tiling.packsRows()) {
                String length = count(tiling.inner());
                return scratch + ",$W" + packed + " + " + row + " * "
                        + (length.contains(" ") ? "(" + length + ")" : length);
            }
            Scalar.Load load = (Scalar.Load) contraction.left();
            JavaScope inner = scope.inner();
            LoopIndex flat = flat(row, inner);
            Affine at = at(load.index(), tiling.inner()).plus(Affine.ZERO);
            at = at(at, tiling.rows()).plus(Affine.of(flat).times(leftStride()));
            return arrays.name(load.buffer().array()) + ",$W" + expressions.position(load.buffer(), at, inner);
        }

        private LoopIndex flat(String name, JavaScope inner) {
            LoopIndex flat = new LoopIndex(synthetic++, name, new Extent.Fixed(2));
            inner.bind(flat, name);
            return flat;
        }

        /** An affine function where some indices are 0. */
        private Affine at(Affine function, List<LoopIndex> zero) {
            return new Affine(
                    function.offset(),
                    function.terms().stream()
                            .filter(term -> !zero.contains(term.index()))
                            .toList());
        }

        private String targetPosition(String row) {
            JavaScope inner = scope.inner();
            Affine at = at(at(contraction.index(), tiling.rows()), tiling.columns())
                    .plus(Affine.of(flat(row, inner)).times(rowStride.orElse(0)))
                    .plus(Affine.of(flat(column, inner)));
            return expressions.position(contraction.buffer(), at, inner);
        }

        private void bring(String row, int height) {
            JavaScope inner = scope.inner();
            String lane = name("lane");
            code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", lane, lane, columns, lane);
            String sum = column + " + " + lane;
            digits(tiling.columns(), tiling.columns().size() == 1 ? sum : "(" + sum + ")", inner);
            Buffer buffer = contraction.buffer();
            for (int h = 0; h < height; h++) {
                JavaScope ofRow = inner.inner();
                Affine position;
                if (rowStride.isPresent()) {
                    position = at(contraction.index(), tiling.rows())
                            .plus(Affine.of(flat(row, ofRow)).times(rowStride.getAsInt()))
                            .plus(h * rowStride.getAsInt());
                } else {
                    code.beginControlFlow("");
                    digits(tiling.rows(), "(" + row + " + " + h + ")", ofRow);
                    position = contraction.index();
                }
                String from = scratch + "[" + tile + " + " + lane + (h == 0 ? "" : " + " + h * tiling.width()) + "]";
                code.addStatement(
                        expressions.element(buffer, position, ofRow) + (addsToTarget() ? " += " : " = ") + from);
                if (rowStride.isEmpty()) {
                    code.endControlFlow();
                }
            }
            code.endControlFlow();
        }
    }
}
