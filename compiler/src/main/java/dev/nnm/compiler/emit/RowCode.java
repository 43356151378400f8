package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RowLayout;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Packs the rows of the left factor. */
final class RowCode {

    private final ContractionMethod method;
    private final Statement.Contraction contraction;
    private final Tiling tiling;
    private final KernelCode kernel;
    private final JavaExpressions expressions;
    private final CodeBlock.Builder code;
    private final String packed;

    /**
     * The packing of the rows.
     *
     * @param packed where they begin in the passing room
     */
    RowCode(ContractionMethod method, KernelCode kernel, String packed) {
        this.method = method;
        this.contraction = method.contraction();
        this.tiling = method.tiling();
        this.kernel = kernel;
        this.expressions = kernel.expressions();
        this.code = method.code();
        this.packed = packed;
    }

    void write() {
        if (tiling.layout() == RowLayout.IN_BLOCKS) {
            writeBlocks();
        } else if (contraction.left() instanceof Scalar.Guarded guarded) {
            writeExisting(guarded);
        } else {
            writeSingly();
        }
    }

    private void writeBlocks() {
        EvenCopy copy = EvenCopy.of(method, kernel, (Scalar.Load) contraction.left(), tiling.rows())
                .orElseThrow();
        int block = Tiling.ROWS_OF_BLOCK;
        int count = Math.toIntExact(Digits.fixedCount(tiling.rows()));
        int rest = count % block;
        String at = method.name("at");
        String row = method.name("row");
        code.addStatement("int $L = $L", at, packed);
        if (count > rest) {
            code.beginControlFlow("for (int $L = 0; $L < $L; $L += $L)", row, row, count - rest, row, block);
            JavaScope ofBlock = method.scope().inner();
            copy.write(at, Affine.of(method.named(row, ofBlock)), block, block, ofBlock);
            code.endControlFlow();
        }
        if (rest > 0) {
            copy.write(
                    at,
                    Affine.constant(count - rest),
                    rest,
                    block,
                    method.scope().inner());
        }
    }

    private void writeSingly() {
        JavaScope inner = method.scope().inner();
        String at = method.name("at");
        code.addStatement("int $L = $L", at, packed);
        method.begin(tiling.rows(), inner);
        method.begin(tiling.inner(), inner);
        code.addStatement(kernel.scratch() + "[" + at + "++] = " + expressions.write(contraction.left(), inner));
        method.end(tiling.rows().size() + tiling.inner().size());
    }

    /** Rows of a factor of which some elements do not exist: these stay 0. */
    private void writeExisting(Scalar.Guarded guarded) {
        JavaScope scope = method.scope();
        List<LoopIndex> both = new ArrayList<>(tiling.rows());
        both.addAll(tiling.inner());
        code.addStatement(
                "$T.fill($L, $L, $L + $L, $L)",
                Arrays.class,
                kernel.scratch(),
                packed,
                packed,
                ContractionMethod.size(1, both),
                kernel.numbers().literal(0));
        RestrictedLoops loops = new RestrictedLoops(code, expressions, scope);
        loops.begin(both, guarded.checks());
        String row = "(" + expressions.index(Digits.number(tiling.rows()), scope) + ") * ("
                + ContractionMethod.count(tiling.inner()) + ")";
        code.addStatement(kernel.scratch() + "[" + packed + " + " + row + " + "
                + expressions.index(Digits.number(tiling.inner()), scope) + "] = "
                + expressions.write(guarded.inside(), scope));
        loops.end();
    }
}
