package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import java.util.Arrays;
import java.util.Optional;

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
        Optional<EvenCopy> even = EvenCopy.of(method, kernel, load, tiling.columns());
        return even.isPresent()
                ? even.map(copy -> () -> writeEvenly(copy))
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
        String at = expressions.index(Digits.number(tiling.inner()).times(tiling.width()), inner);
        code.addStatement(scratch + "[" + panel + " + " + lane + " + " + at + "] = "
                + expressions.write(guarded.inside(), inner));
        loops.end();
    }

    private void writeEvenly(EvenCopy copy) {
        String at = method.name("at");
        code.addStatement("int $L = $L", at, panel);
        JavaScope inner = scope.inner();
        copy.write(at, Affine.of(method.named(columns.first(), inner)), tiling.width(), tiling.width(), inner);
    }
}
