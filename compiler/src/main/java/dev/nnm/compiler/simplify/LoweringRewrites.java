package dev.nnm.compiler.simplify;

import static dev.nnm.compiler.simplify.Exactness.LOWERING;
import static dev.nnm.compiler.simplify.Exactness.REORDERING;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.StatedDerivatives;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.simplify.Rewrite.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cheaper forms for kernels.
 *
 * <p>Absent: x^0.5 → sqrt(x), which differs at −0 and −∞; x^4 and higher powers, whose rounding errors add up past
 * those of pow; x^(−2) → 1 / (x·x), which overflows where x^(−2) is still a number.
 */
final class LoweringRewrites {

    static final Rewrite STATED_DERIVATIVES = Rewrite.coded(
            "stated derivatives",
            "v with stated derivatives -> v",
            LOWERING,
            "they have a meaning for differentiation only, which is over",
            Head.of(Elementwise.class),
            site -> StatedDerivatives.isStated(site.node()) ? site.argument(0) : null);

    static final List<Rewrite> ROWS = List.of(
            Rewrite.written("square", "x ^ 2 -> x * x", LOWERING, "rounded once, where pow may be off by one unit"),
            Rewrite.written(
                    "cube",
                    "x ^ 3 -> x * x * x",
                    LOWERING,
                    "rounded twice, about pow's own bound; it overflows where the cube does"),
            Rewrite.written("reciprocal", "x ^ -1 -> 1 / x", LOWERING, "rounded once"),
            Rewrite.coded(
                    "division by a power of two",
                    "x / 2^k -> x * 2^-k",
                    LOWERING,
                    "the same bits: both round the same number. |k| ≤ 126, so that 2^-k is a number in single precision",
                    Head.of(Elementwises.DIVIDE),
                    LoweringRewrites::divisionByPowerOfTwo),
            Rewrite.coded(
                    "stop",
                    "stop(x) -> x",
                    LOWERING,
                    "stop has a meaning for differentiation only, which is over",
                    Head.of(Stop.class),
                    site -> site.argument(0)),
            STATED_DERIVATIVES,
            Rewrite.coded(
                    "sum of a single term",
                    "sum(if k == e then x else 0, over k) -> x[k = e], e a function of other indices",
                    LOWERING,
                    "the other terms are 0; −0 stays −0, and 0 where e is no value of k",
                    Head.of(Reduce.class),
                    OneHotSums::term),
            Rewrite.coded(
                    "sum of matrix products",
                    "sum(a * b + c * d) -> sum(a * b) + sum(c * d), both matrix products",
                    REORDERING,
                    "each is then computed as a matrix product",
                    Head.of(Reduce.class),
                    SumsOfProducts::apart),
            Rewrite.coded(
                    "sum over examples of matrix products",
                    "sum(a * b + c * d) -> sum(a * b) + sum(c * d) over the examples, both matrix products",
                    REORDERING,
                    "each is then computed as a matrix product",
                    Head.of(BatchReduce.class),
                    SumsOfProducts::apart),
            Rewrite.coded(
                    "sum over examples of a product with what is the same for all",
                    "sum(sum(a * b)) -> sum(sum(a) * b), the outer and then the first over the examples, b the same for all",
                    REORDERING,
                    "one product in place of one for each example",
                    Head.of(BatchReduce.class),
                    SumsOverExamples::inside),
            Rewrite.coded(
                    "count of rearranged elements",
                    "sum(if x[v] < y then 1 else 0) -> sum(if x < y[w] then 1 else 0), v a rearrangement and w its inverse",
                    LOWERING,
                    "the same terms; whole numbers, so the order does not matter",
                    Head.of(Reduce.class),
                    CountsInOrder::rearranged),
            Rewrite.coded(
                    "sum over axes of size 1",
                    "sum(x over an axis of size 1) -> reshape(x)",
                    LOWERING,
                    "there is nothing to add; −0 stays −0",
                    Head.of(Reduce.class),
                    StructureRewrites::dropUnitAxes));

    private LoweringRewrites() {}

    private static @Nullable Node divisionByPowerOfTwo(Site site) {
        if (!(site.argument(1).operation() instanceof Constant divisor)) {
            return null;
        }
        double value = Math.abs(divisor.value());
        int exponent = Math.getExponent(value);
        boolean isPowerOfTwo = Math.abs(exponent) <= 126 && Math.scalb(1.0, exponent) == value;
        return isPowerOfTwo
                ? site.build().multiply(site.argument(0), site.build().constant(1 / divisor.value()))
                : null;
    }
}
