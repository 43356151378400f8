package dev.nnm.compiler.simplify;

import static dev.nnm.compiler.simplify.Exactness.STABILISING;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.simplify.Rewrite.Head;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Forms whose value and derivatives stay finite and accurate, for what users write as mathematics has it. */
final class StabilisingRewrites {

    static final List<Rewrite> ROWS = List.of(
            stable(
                    "complement of a sigmoid",
                    "1 - sigmoid(x) -> sigmoid(-x)",
                    "1 − 1 is 0 where σ(−x) is still a number"),
            stable("sigmoid", "1 / (1 + exp(-x)) -> sigmoid(x)", "e⁻ˣ overflows, and so does its derivative"),
            stable("sigmoid of the negation", "1 / (1 + exp(x)) -> sigmoid(-x)", "eˣ overflows"),
            stable("sigmoid as a quotient", "exp(x) / (1 + exp(x)) -> sigmoid(x)", "∞ / ∞ is NaN"),
            stable(
                    "tanh",
                    "(exp(x) - exp(-x)) / (exp(x) + exp(-x)) -> tanh(x)",
                    "∞ / ∞ is NaN, and near 0 the difference cancels"),
            stable("tanh as a quotient", "sinh(x) / cosh(x) -> tanh(x)", "∞ / ∞ is NaN"),
            stable(
                    "logarithm of cosh",
                    "ln(cosh(x)) -> softplus(2 * x) - x - 0.6931471805599453",
                    "cosh overflows at 711; 0.69… is ln 2"),
            stable("logarithm of a sigmoid", "ln(sigmoid(x)) -> -softplus(-x)", "σ(−1000) is 0"),
            stable("softplus", "ln(1 + exp(x)) -> softplus(x)", "eˣ overflows"),
            stable("softplus from log1p", "log1p(exp(x)) -> softplus(x)", "eˣ overflows"),
            stable("logarithm of an exponential", "ln(exp(x)) -> x", "eˣ overflows and underflows"),
            stable("logarithm of a softmax", "ln(exp(x) / y) -> x - ln(y)", "the quotient underflows to 0"),
            stable("log1p", "ln(1 + x) -> log1p(x)", "1 + x loses the digits of a small x"),
            stable("log1p of the negation", "ln(1 - x) -> log1p(-x)", "1 − x loses the digits of a small x"),
            stable("expm1", "exp(x) - 1 -> expm1(x)", "cancels near 0"),
            stable("negative expm1", "1 - exp(x) -> -expm1(x)", "cancels near 0"),
            Rewrite.coded(
                    "sum of a single term, before differentiation",
                    "sum(if k == e then x else 0, over k) -> x[k = e], e a function of other indices",
                    STABILISING,
                    "the other terms are 0, and so are their derivatives; Jacobians are made of such sums",
                    Head.of(Reduce.class),
                    OneHotSums::term),
            Rewrite.coded(
                    "root",
                    "sqrt(u) -> root(u), u a sum of squares",
                    STABILISING,
                    "the norm has a subgradient at 0, √ has none",
                    Head.of(Elementwises.SQRT),
                    site -> site.squares().contains(site.argument(0))
                            ? site.build().apply(Elementwises.ROOT, site.argument(0))
                            : null),
            Rewrite.coded(
                    "root from a power",
                    "u ^ 0.5 -> root(u), u a sum of squares",
                    STABILISING,
                    "as sqrt; u is never −0 nor −∞, where both would differ",
                    Head.of(Elementwises.POWER),
                    StabilisingRewrites::rootFromPower),
            Rewrite.coded(
                    "log-sum-exp",
                    "ln(sum(exp(x))) -> m + ln(sum(exp(x - m))), m = stop(max(x))",
                    STABILISING,
                    "the greatest term becomes e⁰: no overflow, and the sum is at least 1",
                    Head.of(Elementwises.LN),
                    StabilisingRewrites::logSumExp),
            Rewrite.coded(
                    "softmax",
                    "exp(x) / sum(exp(x)) -> exp(x - m) / sum(exp(x - m)), m = stop(max(x))",
                    STABILISING,
                    "∞ / ∞ is NaN",
                    Head.of(Elementwises.DIVIDE),
                    StabilisingRewrites::softmax),
            Rewrite.coded(
                    "logarithm of chosen elements",
                    "ln(f(x)[i]) -> ln(f(x[i])), f a softmax, exp or sigmoid; ln(sum(exp(x))[i]) -> ln(sum(exp(x)))[i]",
                    STABILISING,
                    "so that the logarithm meets what it cancels, as in ln(softmax(z)[k])",
                    Head.of(Elementwises.LN),
                    StabilisingRewrites::logarithmOfChosenElements));

    private StabilisingRewrites() {}

    private static Rewrite stable(String name, String rule, String reason) {
        return Rewrite.written(name, rule, STABILISING, reason);
    }

    private static @Nullable Node rootFromPower(Site site) {
        boolean isHalf = site.argument(1).operation() instanceof Constant constant && constant.value() == 0.5;
        return isHalf && site.squares().contains(site.argument(0))
                ? site.build().apply(Elementwises.ROOT, site.argument(0))
                : null;
    }

    private static boolean isSumOfExponentials(Node node) {
        return node.operation() instanceof Reduce reduce
                && reduce.kind() == ReductionKind.SUM
                && isUnshiftedExponential(node.argument(0));
    }

    private static @Nullable Node logSumExp(Site site) {
        if (!isSumOfExponentials(site.argument(0))) {
            return null;
        }
        GraphBuilder build = site.build();
        Reduce reduce = (Reduce) site.argument(0).operation();
        Node x = site.argument(0).argument(0).argument(0);
        Node shift = shift(build, x, reduce.axes());
        Node sum = build.sum(shiftedExponential(build, x, shift, reduce.axes()), reduce.axes());
        return build.add(shift, build.apply(Elementwises.LN, sum));
    }

    private static @Nullable Node softmax(Site site) {
        Node exponential = site.argument(0);
        if (!(site.argument(1).operation() instanceof View view)
                || !(site.argument(1).argument(0).operation() instanceof Reduce reduce)
                || reduce.kind() != ReductionKind.SUM
                || site.argument(1).argument(0).argument(0) != exponential
                || !isUnshiftedExponential(exponential)
                || !view.equals(spread(exponential, reduce.axes()))) {
            return null;
        }
        GraphBuilder build = site.build();
        Node x = exponential.argument(0);
        Node shifted = shiftedExponential(build, x, shift(build, x, reduce.axes()), reduce.axes());
        return build.divide(shifted, build.node(view, build.sum(shifted, reduce.axes())));
    }

    /** An exponential from whose argument nothing was taken out under a stop yet. */
    private static boolean isUnshiftedExponential(Node node) {
        if (node.operation() != Elementwises.EXP) {
            return false;
        }
        Node x = node.argument(0);
        return x.operation() != Elementwises.SUBTRACT || !isStopped(x.argument(1));
    }

    /** A stop, or a choice of stops and numbers, seen through views. */
    private static boolean isStopped(Node node) {
        Node shift = behindViews(node);
        if (shift.operation() != Elementwises.SELECT) {
            return shift.operation() instanceof Stop;
        }
        List<Node> branches = List.of(behindViews(shift.argument(1)), behindViews(shift.argument(2)));
        return branches.stream().anyMatch(branch -> branch.operation() instanceof Stop)
                && branches.stream()
                        .allMatch(
                                branch -> branch.operation() instanceof Stop || branch.operation() instanceof Constant);
    }

    private static Node behindViews(Node node) {
        Node source = node;
        while (source.operation() instanceof View || source.operation() instanceof Reshape) {
            source = source.argument(0);
        }
        return source;
    }

    /**
     * The maximum, as a constant of differentiation: the derivative of the whole does not depend on it. Where it is
     * infinite (m − m is then NaN) it is left out, so that all terms −∞ give ln 0 = −∞ and a term ∞ gives ∞, never ∞ −
     * ∞.
     */
    private static Node shift(GraphBuilder build, Node x, List<Integer> axes) {
        Node maximum = build.reduce(ReductionKind.MAXIMUM, x, axes);
        Node isFinite = build.apply(Elementwises.EQUAL, build.subtract(maximum, maximum), build.constant(0));
        return build.node(new Stop(), build.select(isFinite, maximum, build.constant(0)));
    }

    private static Node shiftedExponential(GraphBuilder build, Node x, Node shift, List<Integer> axes) {
        return build.apply(Elementwises.EXP, build.subtract(x, build.node(spread(x, axes), shift)));
    }

    /** The view that repeats a reduced tensor along the axes that were reduced. */
    private static View spread(Node unreduced, List<Integer> axes) {
        List<Integer> kept = IntStream.range(0, unreduced.shape().rank())
                .boxed()
                .filter(axis -> !axes.contains(axis))
                .toList();
        return View.spread(unreduced.shape(), kept);
    }

    private static @Nullable Node logarithmOfChosenElements(Site site) {
        Node chosen = site.argument(0);
        boolean chooses = chosen.operation() instanceof Reshape
                || (chosen.operation() instanceof View view
                        && !view.reachesOutside(chosen.argument(0).shape()));
        if (!chooses) {
            return null;
        }
        GraphBuilder build = site.build();
        Node of = chosen.argument(0);
        if (of.operation() == Elementwises.EXP || of.operation() == Elementwises.SIGMOID) {
            Node inside = build.node(chosen.operation(), of.argument(0));
            return build.apply(Elementwises.LN, build.node(of.operation(), inside));
        }
        if (of.operation() == Elementwises.DIVIDE && of.argument(0).operation() == Elementwises.EXP) {
            Node x = build.node(chosen.operation(), of.argument(0).argument(0));
            Node y = build.node(chosen.operation(), of.argument(1));
            return build.apply(Elementwises.LN, build.divide(build.apply(Elementwises.EXP, x), y));
        }
        return isSumOfExponentials(of) ? build.node(chosen.operation(), build.apply(Elementwises.LN, of)) : null;
    }
}
