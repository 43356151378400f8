package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.LoopArray;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import dev.nnm.compiler.loop.Walk;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the method of one contraction: packing, the loops over panels and tiles, and bringing tiles to their places.
 */
final class ContractionCode {

    private final Statement.Contraction contraction;
    private final Optional<EpilogueCode> epilogue;
    private final Tiling tiling;
    private final KernelCode kernel;
    private final JavaExpressions expressions;
    private final JavaNames names;
    private final String scratch;

    ContractionCode(
            Statement.Contraction contraction, Optional<EpilogueCode> epilogue, KernelCode kernel, JavaNames names) {
        this.contraction = contraction;
        this.epilogue = epilogue;
        this.tiling = contraction.tiling();
        this.kernel = kernel;
        this.expressions = kernel.expressions();
        this.names = names;
        this.scratch = kernel.scratch();
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
        int task = kernel.spreading().task(partName);
        return List.of(whole(name, task, around), part(partName, around));
    }

    private MethodSpec whole(String name, int task, List<LoopIndex> around) {
        ContractionMethod method = new ContractionMethod(contraction, names);
        MethodSpec.Builder spec = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
        if (needsBatch()) {
            spec.addParameter(TypeName.INT, "batch");
        }
        for (LoopIndex index : around) {
            spec.addParameter(ParameterSpec.builder(TypeName.INT, method.scope().declare(index))
                    .build());
        }
        if (!tiling.pieces().isEmpty() && !contraction.adds()) {
            referTo(method);
            clear(method);
        }
        for (int k = 0; k < around.size(); k++) {
            String index = method.scope().name(around.get(k));
            method.code().addStatement("$L[$L] = $L", kernel.spreading().around(), k, index);
        }
        long products = Digits.fixedCount(tiling.indices());
        method.code()
                .addStatement(
                        "$L($L, $L, $L, $L)",
                        kernel.spreading().spread(),
                        task,
                        needsBatch() ? "batch * " + products + ".0" : products + ".0",
                        ContractionMethod.count(contraction.passingRoom()),
                        needsBatch() ? "batch" : "0");
        epilogue.ifPresent(code -> followDots(method, code));
        return spec.addCode(method.code().build()).build();
    }

    /** After a small batch, which has no panels, the epilogue is done at once. */
    private void followDots(ContractionMethod method, EpilogueCode code) {
        DotCode.of(method, kernel).ifPresent(dots -> {
            referTo(method);
            method.code().beginControlFlow("if ($L)", dots.condition());
            method.code().add(code.all(method.scope().inner()));
            method.code().endControlFlow();
        });
    }

    private MethodSpec part(String name, List<LoopIndex> around) {
        ContractionMethod method = new ContractionMethod(contraction, names);
        MethodSpec.Builder spec = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "batch")
                .addParameter(TypeName.INT, "part")
                .addParameter(TypeName.INT, "parts");
        // What an epilogue passes from lane to lane has room for each part.
        method.scope().bind(LoopIndex.PART, "part");
        referTo(method);
        CodeBlock.Builder code = method.code();
        code.addStatement("$L[] $L = this.$L", kernel.numbers().type(), scratch, scratch);
        for (int k = 0; k < around.size(); k++) {
            String index = method.scope().declare(around.get(k));
            code.addStatement("int $L = $L[$L]", index, kernel.spreading().around(), k);
        }
        TileCode.Room room = room(method);
        beginOuter(method);
        method.begin(tiling.pieces(), method.scope());
        Optional<DotCode> dots = DotCode.of(method, kernel);
        dots.ifPresent(DotCode::begin);
        if (tiling.packsRows()) {
            new RowCode(method, kernel, room.packed()).write();
        }
        panels(method, room);
        dots.ifPresent(few -> code.endControlFlow());
        method.end(tiling.pieces().size() + tiling.outer().size());
        return spec.addCode(code.build()).build();
    }

    private TileCode.Room room(ContractionMethod method) {
        String panel = method.name("panel");
        String tile = method.name("tile");
        String start = "part * (" + ContractionMethod.count(contraction.passingRoom()) + ")";
        if (contraction.copiesPanels()) {
            method.code().addStatement("int $L = $L", panel, start);
            method.code().addStatement("int $L = $L + $L", tile, panel, method.panelSize());
        } else {
            method.code().addStatement("int $L = $L", tile, start);
        }
        String panels = arrayOfPanels();
        if (!tiling.packsRows()) {
            return new TileCode.Room(panels, panel, tile, "");
        }
        String packed = method.name("packed");
        method.code().addStatement("int $L = $L + $L", packed, tile, Tiling.ROWS * tiling.width());
        return new TileCode.Room(panels, panel, tile, packed);
    }

    private String arrayOfPanels() {
        if (contraction.copiesPanels()) {
            return scratch;
        }
        Buffer buffer = tiling.hasPanelsInPlace()
                ? ((Scalar.Load) contraction.right()).buffer()
                : Objects.requireNonNull(contraction.panels());
        return kernel.arrays().name(buffer.array());
    }

    private void referTo(ContractionMethod method) {
        Set<LoopArray> used = new LinkedHashSet<>();
        Statement all = epilogue.<Statement>map(EpilogueCode::fused).orElse(contraction);
        Walk.buffers(List.of(all), buffer -> used.add(buffer.array()));
        method.code().add(kernel.arrays().asLocals(used, kernel.numbers()));
    }

    private void clear(ContractionMethod method) {
        JavaScope inner = method.scope().inner();
        method.begin(tiling.outer(), inner);
        method.begin(tiling.rows(), inner);
        method.begin(tiling.groups(), inner);
        method.begin(tiling.columns(), inner);
        method.code()
                .addStatement(expressions.element(contraction.buffer(), contraction.index(), inner) + " = "
                        + kernel.numbers().literal(0));
        method.end(tiling.outer().size()
                + tiling.rows().size()
                + tiling.groups().size()
                + tiling.columns().size());
    }

    /** The loops over the outer indices; parts share the values of the first. */
    private void beginOuter(ContractionMethod method) {
        if (tiling.outer().isEmpty()) {
            return;
        }
        beginShared(method, tiling.outer(), true);
    }

    /** Loops over indices; if parts share, it is the values of the first. */
    private static void beginShared(ContractionMethod method, List<LoopIndex> indices, boolean shares) {
        if (!shares) {
            method.begin(indices, method.scope());
            return;
        }
        LoopIndex first = indices.get(0);
        String name = method.scope().declare(first);
        method.code()
                .beginControlFlow(
                        "for (int $L = $L; $L < $L; $L++)",
                        name,
                        Spreading.share(JavaExpressions.extent(first), "part"),
                        name,
                        Spreading.share(JavaExpressions.extent(first), "(part + 1)"),
                        name);
        method.begin(indices.subList(1, indices.size()), method.scope());
    }

    // ---- panels

    /**
     * The loops over groups and over panels; parts share the former if there are any, unless they share outer indices.
     */
    private void panels(ContractionMethod method, TileCode.Room room) {
        boolean shares = tiling.outer().isEmpty();
        if (!tiling.groups().isEmpty()) {
            beginShared(method, tiling.groups(), shares);
            shares = false;
        }
        int width = tiling.width();
        String count = ContractionMethod.count(tiling.columns());
        String start = "0";
        String end = count;
        if (shares) {
            String panels = method.name("panels");
            end = method.name("end");
            method.code().addStatement("int $L = ($L + $L) / $L", panels, count, width - 1, width);
            method.code()
                    .addStatement(
                            "int $L = Math.min($L, $L * $L)", end, count, Spreading.share(panels, "(part + 1)"), width);
            start = Spreading.share(panels, "part") + " * " + width;
        }
        String next = method.name(tiling.fillsPanels() && repeats() ? "next" : "column");
        method.code().beginControlFlow("for (int $L = $L; $L < $L; $L += $L)", next, start, next, end, next, width);
        PanelColumns columns = columns(method, next, count);
        if (contraction.copiesPanels()) {
            new PanelCode(method, kernel, room.panel(), columns).write();
        } else {
            method.code().addStatement("int $L = $L", room.panel(), panelBegin(method, next, columns));
        }
        new TileCode(method, kernel, room, columns).write();
        epilogue.ifPresent(following ->
                method.code().add(following.of(columns, method.scope().inner())));
        method.code().endControlFlow();
        method.end(tiling.groups().size());
    }

    /** Where a panel begins that is not copied here. */
    private String panelBegin(ContractionMethod method, String next, PanelColumns columns) {
        if (!tiling.hasPanelsInPlace()) {
            return next + " * " + ContractionMethod.count(tiling.inner());
        }
        Scalar.Load right = (Scalar.Load) contraction.right();
        JavaScope inner = method.scope().inner();
        Affine at = right.index()
                .without(tiling.inner())
                .without(tiling.columns())
                .plus(Affine.of(method.named(columns.first(), inner)));
        return expressions.position(right.buffer(), at, inner);
    }

    /** Whether the last panel is not full, unless it begins before its time. */
    private boolean repeats() {
        return Digits.fixedCount(tiling.columns()) % tiling.width() != 0;
    }

    private PanelColumns columns(ContractionMethod method, String next, String count) {
        int width = tiling.width();
        if (!tiling.fillsPanels()) {
            String columns = method.name("columns");
            method.code().addStatement("int $L = Math.min($L, $L - $L)", columns, width, count, next);
            return new PanelColumns(next, columns, false, "");
        }
        if (!repeats()) {
            return new PanelColumns(next, String.valueOf(width), true, "");
        }
        String first = method.name("column");
        method.code()
                .addStatement("int $L = Math.min($L, $L)", first, next, Digits.fixedCount(tiling.columns()) - width);
        return new PanelColumns(first, String.valueOf(width), true, next + " - " + first);
    }
}
