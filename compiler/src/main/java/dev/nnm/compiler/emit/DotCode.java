package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Tiling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A contraction for a small batch: the few examples would fill neither panels nor tiles, so each is multiplied with the
 * rows of the other factor as these lie in memory.
 */
final class DotCode {

    /** For more examples it is faster to pack. */
    private static final int MOST_EXAMPLES = 6;

    private final ContractionMethod method;
    private final Statement.Contraction contraction;
    private final Tiling tiling;
    private final KernelCode kernel;
    private final Side few;
    private final Side many;

    /**
     * A factor whose own indices move it by a constant distance.
     *
     * @param load its element
     * @param own the indices that only it has
     * @param stride how far the next one is in it
     * @param targetStride how far the next one is in the result
     */
    private record Side(Scalar.Load load, List<LoopIndex> own, int stride, int targetStride) {

        static Optional<Side> of(Statement.Contraction contraction, Scalar factor, List<LoopIndex> own) {
            if (!(factor instanceof Scalar.Load load)) {
                return Optional.empty();
            }
            OptionalInt stride = Digits.stride(load.index(), own);
            OptionalInt targetStride = Digits.stride(contraction.index(), own);
            boolean isRow =
                    Digits.stride(load.index(), contraction.tiling().inner()).orElse(0) == 1;
            return isRow && stride.isPresent() && targetStride.isPresent()
                    ? Optional.of(new Side(load, own, stride.getAsInt(), targetStride.getAsInt()))
                    : Optional.empty();
        }

        /** Whether it has so few rows if the batch is small. */
        boolean isFewForSmallBatch() {
            return Digits.hasBatch(own) && Digits.fixedCount(own) <= MOST_EXAMPLES;
        }
    }

    private DotCode(ContractionMethod method, KernelCode kernel, Side few, Side many) {
        this.method = method;
        this.contraction = method.contraction();
        this.tiling = method.tiling();
        this.kernel = kernel;
        this.few = few;
        this.many = many;
    }

    /** The code, if both factors lie in the order of the sum. */
    static Optional<DotCode> of(ContractionMethod method, KernelCode kernel) {
        Statement.Contraction contraction = method.contraction();
        Optional<Side> left =
                Side.of(contraction, contraction.left(), method.tiling().rows());
        Optional<Side> right =
                Side.of(contraction, contraction.right(), method.tiling().columns());
        if (left.isEmpty() || right.isEmpty() || method.tiling().packsRows()) {
            return Optional.empty();
        }
        if (left.get().isFewForSmallBatch()) {
            return Optional.of(new DotCode(method, kernel, left.get(), right.get()));
        }
        return right.get().isFewForSmallBatch()
                ? Optional.of(new DotCode(method, kernel, right.get(), left.get()))
                : Optional.empty();
    }

    /** What holds for small batches. */
    String condition() {
        return ContractionMethod.count(few.own()) + " <= " + MOST_EXAMPLES;
    }

    /** Writes the code for small batches; what is written next, up to the end of the block, is for others. */
    void begin() {
        CodeBlock.Builder code = method.code();
        String count = ContractionMethod.count(few.own());
        code.beginControlFlow("if ($L)", condition());
        String rows = ContractionMethod.count(many.own());
        String first = method.name("first");
        String end = method.name("end");
        boolean shares = tiling.outer().isEmpty();
        code.addStatement("int $L = $L", first, shares ? Spreading.share(rows, "part") : "0");
        code.addStatement("int $L = $L", end, shares ? Spreading.share(rows, "(part + 1)") : rows);
        String example = method.name("example");
        code.beginControlFlow("for (int $L = 0; $L < $L; $L++)", example, example, count, example);
        String row = method.name("row");
        code.addStatement("int $L = $L", row, first);
        for (int together : DotMethods.ROWS) {
            if (together <= Digits.fixedCount(many.own())) {
                String last = together == 1 ? end : end + " - " + (together - 1);
                code.beginControlFlow("for (; $L < $L; $L += $L)", row, last, row, together);
                code.addStatement(products(together, row, example));
                code.endControlFlow();
            }
        }
        code.endControlFlow();
        code.nextControlFlow("else");
    }

    private String products(int together, String row, String example) {
        Affine target = contraction
                .index()
                .without(few.own())
                .without(many.own())
                .plus(along(row, many.targetStride()))
                .plus(along(example, few.targetStride()));
        int depth = Math.toIntExact(Digits.fixedCount(tiling.inner()));
        DotMethods.Shape shape =
                new DotMethods.Shape(together, method.addsToTarget(), many.stride(), depth, many.targetStride());
        List<String> arguments = List.of(
                array(many),
                start(many, row),
                array(few),
                start(few, example),
                kernel.arrays().name(contraction.buffer().array()),
                kernel.expressions().position(contraction.buffer(), target, method.scope()));
        return kernel.dots().method(shape) + "(" + String.join(",$W", arguments) + ")";
    }

    private String array(Side side) {
        return kernel.arrays().name(side.load().buffer().array());
    }

    private String start(Side side, String number) {
        Affine at =
                side.load().index().without(tiling.inner()).without(side.own()).plus(along(number, side.stride()));
        return kernel.expressions().position(side.load().buffer(), at, method.scope());
    }

    private Affine along(String number, int stride) {
        return Affine.of(method.named(number, method.scope())).times(stride);
    }
}
