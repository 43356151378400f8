package dev.nnm.compiler.simplify;

import static dev.nnm.compiler.simplify.Exactness.ALGEBRAIC;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.simplify.Rewrite.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of real numbers for functions; those of sums and products are in {@link NormalForm}. */
final class AlgebraicRewrites {

    static final List<Rewrite> ROWS = List.of(
            Rewrite.written(
                    "logarithm of an exponential, in formulas", "ln(exp(x)) -> x", ALGEBRAIC, "inverse functions"),
            Rewrite.written("exponential of a logarithm", "exp(ln(x)) -> x", ALGEBRAIC, "inverse functions, for x > 0"),
            algebraic("sum of choices", "(if c then x else y) + (if c then z else u) -> if c then x + z else y + u"),
            algebraic(
                    "difference of choices",
                    "(if c then x else y) - (if c then z else u) -> if c then x - z else y - u"),
            algebraic("negated choice", "-(if c then x else y) -> if c then -x else -y"),
            algebraic("factor of a choice with zero", "z * (if c then x else 0) -> if c then z * x else 0"),
            algebraic("factor of a choice after zero", "z * (if c then 0 else x) -> if c then 0 else z * x"),
            algebraic("divisor of a choice with zero", "(if c then x else 0) / z -> if c then x / z else 0"),
            algebraic("divisor of a choice after zero", "(if c then 0 else x) / z -> if c then 0 else x / z"),
            Rewrite.coded(
                    "fold to whole numbers",
                    "f(number) -> whole number",
                    ALGEBRAIC,
                    "cos(0) is 1, but ln(2) says more than its digits",
                    Head.of(Elementwise.class),
                    AlgebraicRewrites::foldToWhole),
            Rewrite.written(
                    "finite numbers", "if abs(x) < 1 / 0 then y else z -> y", ALGEBRAIC, "all real numbers are finite"),
            Rewrite.coded(
                    "repeated product or choice",
                    "repeat(x * y) -> repeat(x) * repeat(y), x and y scalars; likewise x / y, x ^ number, if c then x else y",
                    ALGEBRAIC,
                    "so that factors and branches meet those of the tensor; not with zeros around: 0 / 0 is NaN",
                    Head.of(View.class),
                    AlgebraicRewrites::repeatedProductOrChoice),
            Rewrite.coded(
                    "sum over axes of size 1, in formulas",
                    "sum(x over an axis of size 1) -> reshape(x)",
                    ALGEBRAIC,
                    "there is nothing to add",
                    Head.of(Reduce.class),
                    StructureRewrites::dropUnitAxes),
            Rewrite.coded(
                    "sum of a single term, in formulas",
                    "sum(if k == e then x else 0, over k) -> x[k = e], e a function of other indices",
                    ALGEBRAIC,
                    "the other terms are 0",
                    Head.of(Reduce.class),
                    OneHotSums::term),
            Rewrite.coded(
                    "sum of equal terms",
                    "sum(repeat(x)) -> n · x",
                    ALGEBRAIC,
                    "n equal terms",
                    Head.of(Reduce.class),
                    AlgebraicRewrites::sumOfEqualTerms));

    private AlgebraicRewrites() {}

    private static Rewrite algebraic(String name, String rule) {
        return Rewrite.written(name, rule, ALGEBRAIC, "computed within the branches");
    }

    private static @Nullable Node foldToWhole(Site site) {
        double[] point = ExactRewrites.knownArguments(site.node());
        if (point == null || NormalForm.isArithmetic(site.node())) {
            return null;
        }
        double value = ((Elementwise) site.node().operation()).value(point);
        ElementType element = site.node().type().element();
        return Math.rint(value) == value && Double.isFinite(value)
                ? site.build().node(new Constant(value, element, site.node().shape()))
                : null;
    }

    private static @Nullable Node repeatedProductOrChoice(Site site) {
        Node single = site.argument(0);
        boolean applies = NormalForm.isProduct(single) || single.operation() == Elementwises.SELECT;
        View view = (View) site.node().operation();
        if (!applies || single.shape().elementCount() != 1 || view.reachesOutside(single.shape())) {
            return null;
        }
        Node[] repeated = single.arguments().stream()
                .map(argument -> site.build().node(site.node().operation(), argument))
                .toArray(Node[]::new);
        return site.build().node(single.operation(), repeated);
    }

    private static @Nullable Node sumOfEqualTerms(Site site) {
        Reduce reduce = (Reduce) site.node().operation();
        Node terms = site.argument(0);
        if (reduce.kind() != ReductionKind.SUM || !(terms.operation() instanceof View view)) {
            return null;
        }
        List<Integer> equalAlong = reduce.axes().stream()
                .filter(axis -> Views.isConstantAlong(view, axis))
                .toList();
        if (equalAlong.isEmpty()) {
            return null;
        }
        double count = 1;
        for (int axis : equalAlong) {
            count *= view.shape().size(axis);
        }
        Node different = site.build().view(Views.without(view, equalAlong), terms.argument(0));
        Node sum = site.build().sum(different, remaining(reduce.axes(), equalAlong));
        return site.build().multiply(site.build().constant(count), sum);
    }

    /** The axes that stay, as they are counted when some others are gone. */
    private static List<Integer> remaining(List<Integer> axes, List<Integer> gone) {
        return axes.stream()
                .filter(axis -> !gone.contains(axis))
                .map(axis -> axis - (int) gone.stream().filter(g -> g < axis).count())
                .toList();
    }
}
