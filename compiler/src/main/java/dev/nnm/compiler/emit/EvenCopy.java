package dev.nnm.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Buffer;
import dev.nnm.compiler.loop.Digits;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Packs elements of a factor that lie at equal distances: for each inner index as many as a panel is wide, as
 * neighbours.
 */
final class EvenCopy {

    private final ContractionMethod method;
    private final KernelCode kernel;
    private final JavaExpressions expressions;
    private final CodeBlock.Builder code;
    private final Buffer buffer;
    private final Affine others;
    private final int distance;

    private EvenCopy(ContractionMethod method, KernelCode kernel, Buffer buffer, Affine others, int distance) {
        this.method = method;
        this.kernel = kernel;
        this.expressions = kernel.expressions();
        this.code = method.code();
        this.buffer = buffer;
        this.others = others;
        this.distance = distance;
    }

    /**
     * The copy of a factor's elements, if they lie so.
     *
     * @param digits what counts the elements that become neighbours
     */
    static Optional<EvenCopy> of(
            ContractionMethod method, KernelCode kernel, Scalar.Load load, List<LoopIndex> digits) {
        OptionalInt distance = Digits.stride(load.index(), digits);
        return distance.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new EvenCopy(method, kernel, load.buffer(), load.index().without(digits), distance.getAsInt()));
    }

    /**
     * Writes the loops.
     *
     * @param at the variable that says where to; it moves on
     * @param first the number of the first element
     * @param count how many elements are copied
     * @param room how many there is room for
     * @param scope where the loops are
     */
    void write(String at, Affine first, int count, int room, JavaScope scope) {
        Affine start = others.plus(first.times(distance));
        List<LoopIndex> inner = method.tiling().inner();
        method.begin(inner, scope);
        int inVectors = distance == 1 ? count - count % kernel.vectors().lanes() : 0;
        vectors(at, start, inVectors, scope);
        numbers(at, start, inVectors, count, scope);
        code.addStatement("$L += $L", at, room);
        method.end(inner.size());
    }

    private void vectors(String at, Affine start, int count, JavaScope scope) {
        for (int first = 0; first < count; first += kernel.vectors().lanes()) {
            code.addStatement(
                    "$T.fromArray($L, $L, $L).intoArray($L, $L)",
                    kernel.vectors().className(),
                    kernel.vectors().species(),
                    kernel.arrays().name(buffer.array()),
                    expressions.position(buffer, start.plus(first), scope),
                    kernel.scratch(),
                    first == 0 ? at : at + " + " + first);
        }
    }

    private void numbers(String at, Affine start, int from, int count, JavaScope scope) {
        for (int lane = from; lane < count; lane++) {
            code.addStatement(kernel.scratch() + "[" + (lane == 0 ? at : at + " + " + lane) + "] = "
                    + expressions.element(buffer, start.plus(lane * distance), scope));
        }
    }
}
