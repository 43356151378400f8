package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Packs the columns of one panel. */
final class PanelCode {

    private final ContractionMethod method;
    private final Statement.Contraction contraction;
    private final Tiling tiling;
    private final KernelCode kernel;
    private final JavaExpressions expressions;
    private final CodeBlock.Builder code;
    private final JavaScope scope;
    private final String scratch;
    private final String panel;
    private final PanelColumns columns;

    /**
     * The packing of one panel.
     *
     * @param panel where it begins in the passing room
     * @param columns its columns
     */
    PanelCode(ContractionMethod method, KernelCode kernel, String panel, PanelColumns columns) {
        this.method = method;
        this.contraction = method.contraction();
        this.tiling = method.tiling();
        this.kernel = kernel;
        this.expressions = kernel.expressions();
        this.code = method.code();
        this.scope = method.scope();
        this.scratch = kernel.scratch();
        this.panel = panel;
        this.columns = columns;
    }

    void write() {
        Optional<Runnable> whole =
                contraction.right() instanceof Scalar.Load load ? wholePanel(load) : Optional.empty();
        if (whole.isEmpty()) {
            writeSingly();
        } else if (columns.isWhole()) {
            whole.get().run();
        } else {
            code.beginControlFlow("if ($L == $L)", columns.count(), tiling.width());
            whole.get().run();
            code.nextControlFlow("else");
            writeSingly();
            code.endControlFlow();
        }
    }

    /** What packs a full panel, if its columns lie at equal distances or in runs. */
    private Optional<Runnable> wholePanel(Scalar.Load load) {
        OptionalInt distance = Digits.stride(load.index(), tiling.columns());
        return distance.isPresent()
                ? Optional.of(() -> writeEvenly(load, distance.getAsInt()))
                : PanelRuns.of(method, kernel, load).map(runs -> () -> runs.write(panel, columns.first()));
    }

    private void writeSingly() {
        JavaScope inner = scope.inner();
        String lane = method.name("lane");
        boolean pads = contraction.right() instanceof Scalar.Guarded;
        if (pads) {
            code.addStatement(
                    "$T.fill($L, $L, $L + $L, $L)",
                    Arrays.class,
                    scratch,
                    panel,
                    panel,
                    method.panelSize(),
                    kernel.numbers().literal(0));
        }
        code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", lane, lane, columns.count(), lane);
        method.digits(
                tiling.columns(),
                tiling.columns().size() == 1
                        ? columns.first() + " + " + lane
                        : "(" + columns.first() + " + " + lane + ")",
                inner);
        if (pads) {
            writeExisting((Scalar.Guarded) contraction.right(), lane, inner);
            code.endControlFlow();
            return;
        }
        String at = method.name("at");
        code.addStatement("int $L = $L + $L", at, panel, lane);
        method.begin(tiling.inner(), inner);
        code.addStatement(scratch + "[" + at + "] = " + expressions.write(contraction.right(), inner));
        code.addStatement("$L += $L", at, tiling.width());
        method.end(tiling.inner().size() + 1);
    }

    /** A column of which some elements do not exist: these stay 0. */
    private void writeExisting(Scalar.Guarded guarded, String lane, JavaScope inner) {
        RestrictedLoops loops = new RestrictedLoops(code, expressions, inner);
        loops.begin(tiling.inner(), guarded.checks());
        String at = expressions.index(ContractionMethod.number(tiling.inner()).times(tiling.width()), inner);
        code.addStatement(scratch + "[" + panel + " + " + lane + " + " + at + "] = "
                + expressions.write(guarded.inside(), inner));
        loops.end();
    }

    /** Columns that lie at equal distances. */
    private void writeEvenly(Scalar.Load load, int distance) {
        JavaScope inner = scope.inner();
        Affine first = Affine.of(method.named(columns.first(), inner)).times(distance);
        Affine index = load.index().without(tiling.columns()).plus(first);
        String at = method.name("at");
        code.addStatement("int $L = $L", at, panel);
        method.begin(tiling.inner(), inner);
        if (distance == 1) {
            copyVectors(load.buffer(), index, at, inner);
        } else {
            copySingly(load.buffer(), index, distance, at, inner);
        }
        code.addStatement("$L += $L", at, tiling.width());
        method.end(tiling.inner().size());
    }

    private void copyVectors(Buffer buffer, Affine index, String at, JavaScope inner) {
        for (int first = 0; first < tiling.width(); first += kernel.vectors().lanes()) {
            String from = expressions.position(buffer, index.plus(first), inner);
            code.addStatement(
                    "$T.fromArray($L, $L, $L).intoArray($L, $L)",
                    kernel.vectors().className(),
                    kernel.vectors().species(),
                    kernel.arrays().name(buffer.array()),
                    from,
                    scratch,
                    first == 0 ? at : at + " + " + first);
        }
    }

    private void copySingly(Buffer buffer, Affine index, int distance, String at, JavaScope inner) {
        for (int lane = 0; lane < tiling.width(); lane++) {
            Affine from = index.plus(lane * distance);
            code.addStatement(scratch + "[" + (lane == 0 ? at : at + " + " + lane) + "] = "
                    + expressions.element(buffer, from, inner));
        }
    }
}
