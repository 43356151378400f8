package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import java.util.Arrays;
import java.util.List;
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
    private final String column;
    private final String columns;

    /**
     * The packing of one panel.
     *
     * @param panel where it begins in the passing room
     * @param column its first column
     * @param columns how many columns it has
     */
    PanelCode(ContractionMethod method, KernelCode kernel, String panel, String column, String columns) {
        this.method = method;
        this.contraction = method.contraction();
        this.tiling = method.tiling();
        this.kernel = kernel;
        this.expressions = kernel.expressions();
        this.code = method.code();
        this.scope = method.scope();
        this.scratch = kernel.scratch();
        this.panel = panel;
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
        code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", lane, lane, columns, lane);
        method.digits(
                tiling.columns(),
                tiling.columns().size() == 1 ? column + " + " + lane : "(" + column + " + " + lane + ")",
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
            String end = JavaExpressions.extent(last) + " - " + tiling.width();
            condition += " && " + column + " % " + JavaExpressions.extent(last) + " <= " + end;
        }
        code.beginControlFlow("if (" + condition + ")");
        method.digits(digits, column, inner);
        String at = method.name("at");
        code.addStatement("int $L = $L", at, panel);
        method.begin(tiling.inner(), inner);
        if (distance == 1) {
            copyVectors(load, at, inner);
        } else {
            copySingly(load, distance, at, inner);
        }
        code.addStatement("$L += $L", at, tiling.width());
        method.end(tiling.inner().size());
        return true;
    }

    private void copyVectors(Scalar.Load load, String at, JavaScope inner) {
        for (int first = 0; first < tiling.width(); first += kernel.vectors().lanes()) {
            String from = expressions.position(load.buffer(), load.index().plus(first), inner);
            code.addStatement(
                    "$T.fromArray($L, $L, $L).intoArray($L, $L)",
                    kernel.vectors().className(),
                    kernel.vectors().species(),
                    kernel.arrays().name(load.buffer().array()),
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
