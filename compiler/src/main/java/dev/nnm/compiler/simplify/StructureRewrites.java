package dev.nnm.compiler.simplify;

import static dev.nnm.compiler.simplify.Exactness.EXACT;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.simplify.Rewrite.Head;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exact rules of views, reshapes and reductions.
 *
 * <p>Absent: merging reductions of reductions. A sum of sums adds in another order, and the greatest of greatest values
 * shares its derivative among ties in another way. A sum over an axis of size 1 starts from 0, so it turns −0 into 0.
 */
final class StructureRewrites {

    static final Rewrite SINK_BELOW_REPETITION = Rewrite.coded(
            "sink below repetition",
            "f(repeat(x), repeat(y), number) -> repeat(f(x, y, number))",
            EXACT,
            "equal elements give equal results: compute each once",
            Head.of(Elementwise.class),
            StructureRewrites::sinkBelowRepetition);

    static final Rewrite MARKED = exact(
            "marked",
            "marked(x) -> x",
            "the mark tells variables of differentiation apart, and all derivatives are taken",
            Head.of(Marked.class),
            site -> site.argument(0));

    static final List<Rewrite> ROWS = List.of(
            SINK_BELOW_REPETITION,
            MARKED,
            exact(
                    "view in place",
                    "x[i, …] -> x",
                    "every element stays where it is",
                    Head.of(View.class),
                    site -> view(site).isIdentity(site.argument(0).shape()) ? site.argument(0) : null),
            exact(
                    "view of a view",
                    "x[a(i)][b(j)] -> x[a(b(j))]",
                    "only if b stays inside, so that the zeros around x[a(i)] are not met",
                    Head.of(View.class),
                    StructureRewrites::viewOfView),
            exact(
                    "view of a number",
                    "number[i] -> number",
                    "if the index stays inside, or the number is the 0 that is found outside",
                    Head.of(View.class),
                    StructureRewrites::viewOfConstant),
            exact(
                    "view of an indicator",
                    "(if c then 1 else 0)[i] -> if c[i] then 1 else 0",
                    "outside, c[i] is false and the indicator 0; the condition is then seen by other rules",
                    Head.of(View.class),
                    StructureRewrites::structureOfIndicator),
            exact(
                    "reshape in place",
                    "reshape(x, shape of x) -> x",
                    "nothing changes",
                    Head.of(Reshape.class),
                    site -> site.node().shape().equals(site.argument(0).shape()) ? site.argument(0) : null),
            exact(
                    "reshape of a reshape",
                    "reshape(reshape(x, s), t) -> reshape(x, t)",
                    "the order of the elements is the same throughout",
                    Head.of(Reshape.class),
                    site -> site.argument(0).operation() instanceof Reshape
                            ? site.build()
                                    .node(
                                            site.node().operation(),
                                            site.argument(0).argument(0))
                            : null),
            exact(
                    "reshape of a view",
                    "reshape(x[a(i)], with or without axes of size 1) -> x[a(j)]",
                    "axes of size 1 have the index 0",
                    Head.of(Reshape.class),
                    StructureRewrites::reshapeOfView),
            exact(
                    "reshape of a number",
                    "reshape(number, s) -> number",
                    "all elements are equal",
                    Head.of(Reshape.class),
                    site -> site.argument(0).operation() instanceof Constant constant ? filled(site, constant) : null),
            exact(
                    "reshape of an indicator",
                    "reshape(if c then 1 else 0, s) -> if reshape(c, s) then 1 else 0",
                    "the condition is then seen by other rules",
                    Head.of(Reshape.class),
                    StructureRewrites::structureOfIndicator),
            exact(
                    "reduction of a number",
                    "max(number) -> number; sum(number) -> n · number; prod(1) -> 1",
                    "sums only of whole numbers below 2^24, which single precision adds exactly",
                    Head.of(Reduce.class),
                    StructureRewrites::reductionOfConstant),
            exact(
                    "reduction of axes of size 1",
                    "max(x over an axis of size 1) -> reshape(x); likewise min, prod",
                    "there is nothing to combine; not sum: 0 + −0 is 0",
                    Head.of(Reduce.class),
                    site -> reduce(site).kind() == ReductionKind.SUM ? null : dropUnitAxes(site)),
            exact(
                    "stop of a stop",
                    "stop(stop(x)) -> stop(x)",
                    "there is nothing left to stop",
                    Head.of(Stop.class),
                    site -> site.argument(0).operation() instanceof Stop ? site.argument(0) : null),
            exact(
                    "stop of a number",
                    "stop(number) -> number",
                    "its derivative is 0 anyway",
                    Head.of(Stop.class),
                    site -> site.argument(0).operation() instanceof Constant ? site.argument(0) : null));

    private StructureRewrites() {}

    private static Rewrite exact(String name, String rule, String reason, Head head, Transformation transformation) {
        return Rewrite.coded(name, rule, EXACT, reason, head, transformation);
    }

    private static View view(Site site) {
        return (View) site.node().operation();
    }

    private static Reduce reduce(Site site) {
        return (Reduce) site.node().operation();
    }

    private static Node filled(Site site, Constant constant) {
        return site.build()
                .node(new Constant(
                        constant.value(), constant.element(), site.node().shape()));
    }

    private static @Nullable Node viewOfView(Site site) {
        Node inner = site.argument(0);
        return Views.of(inner)
                .filter(view -> !view(site).reachesOutside(inner.shape()))
                .map(view -> site.build().node(view.seenBy(view(site)), inner.argument(0)))
                .orElse(null);
    }

    private static @Nullable Node reshapeOfView(Site site) {
        if (!(site.argument(0).operation() instanceof View inner)) {
            return null;
        }
        return Views.of(site.node())
                .map(outer ->
                        site.build().node(inner.seenBy(outer), site.argument(0).argument(0)))
                .orElse(null);
    }

    private static @Nullable Node viewOfConstant(Site site) {
        if (!(site.argument(0).operation() instanceof Constant constant)) {
            return null;
        }
        boolean isZero = Double.compare(constant.value(), 0) == 0;
        boolean staysInside = !view(site).reachesOutside(site.argument(0).shape());
        return isZero || staysInside ? filled(site, constant) : null;
    }

    private static @Nullable Node structureOfIndicator(Site site) {
        Node indicator = site.argument(0);
        if (indicator.operation() != Elementwises.SELECT
                || !isNumber(indicator.argument(1), 1)
                || !isNumber(indicator.argument(2), 0)) {
            return null;
        }
        return site.build().indicator(site.build().node(site.node().operation(), indicator.argument(0)));
    }

    private static boolean isNumber(Node node, double value) {
        return node.operation() instanceof Constant constant && Double.compare(constant.value(), value) == 0;
    }

    private static @Nullable Node reductionOfConstant(Site site) {
        if (!(site.argument(0).operation() instanceof Constant constant)) {
            return null;
        }
        long count =
                site.argument(0).shape().elementCount() / site.node().shape().elementCount();
        double total = constant.value() * count;
        boolean known = switch (reduce(site).kind()) {
            case MAXIMUM, MINIMUM -> true;
            case SUM -> Math.rint(constant.value()) == constant.value() && Math.abs(total) <= 1 << 24;
            case PRODUCT -> constant.value() == 1;
        };
        if (!known) {
            return null;
        }
        // Adding 0 turns the total −0 into 0, as a sum from 0 does.
        double value = reduce(site).kind() == ReductionKind.SUM ? total + 0 : constant.value();
        return site.build().constant(value, site.node().shape());
    }

    /** The argument without the reduced axes, if all of them have size 1. */
    static @Nullable Node dropUnitAxes(Site site) {
        Shape shape = site.argument(0).shape();
        return reduce(site).axes().stream().allMatch(axis -> shape.size(axis) == 1)
                ? site.build().reshape(site.argument(0), site.node().shape())
                : null;
    }

    private static @Nullable Node sinkBelowRepetition(Site site) {
        Optional<Node> repeated = site.node().arguments().stream()
                .filter(argument -> !(argument.operation() instanceof Constant))
                .findFirst();
        if (repeated.isEmpty() || !(repeated.get().operation() instanceof View view)) {
            return null;
        }
        Shape small = repeated.get().argument(0).shape();
        boolean repeats = view.shape().elementCount() > small.elementCount() && !view.reachesOutside(small);
        if (!repeats || !site.node().arguments().stream().allMatch(a -> isSmall(a, view, small))) {
            return null;
        }
        Node[] arguments = site.node().arguments().stream()
                .map(argument -> shrunk(site, argument, small))
                .toArray(Node[]::new);
        return site.build().node(view, site.build().node(site.node().operation(), arguments));
    }

    private static boolean isSmall(Node argument, View view, Shape small) {
        return argument.operation() instanceof Constant
                || (argument.operation().equals(view)
                        && argument.argument(0).shape().equals(small));
    }

    private static Node shrunk(Site site, Node argument, Shape small) {
        return argument.operation() instanceof Constant constant
                ? site.build().node(new Constant(constant.value(), constant.element(), small))
                : argument.argument(0);
    }
}
