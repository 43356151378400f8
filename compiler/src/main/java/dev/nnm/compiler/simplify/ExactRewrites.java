package dev.nnm.compiler.simplify;

import static dev.nnm.compiler.simplify.Exactness.EXACT;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.simplify.Rewrite.Head;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exact rules of arithmetic, choice and truth values. */
final class ExactRewrites {

    static final Rewrite FOLD = Rewrite.coded(
            "fold",
            "f(number, …) -> number",
            EXACT,
            "the table's own value, which generated code in double precision gives too; in single precision it is computed"
                    + " in double and rounded once. Only finite values: what is not finite should be met where it is computed",
            Head.of(Elementwise.class),
            ExactRewrites::fold);

    static final Rewrite FOLD_WITHOUT_ROUNDING = Rewrite.coded(
            "fold without rounding",
            "number * number -> number; likewise +, -, /, comparisons",
            EXACT,
            "1/2 is 0.5, but 1/3 and sqrt(2) say more than their digits; for graphs that become formulas",
            Head.of(Elementwise.class),
            ExactRewrites::foldWithoutRounding);

    static final List<Rewrite> ROWS = List.of(
            FOLD,
            FOLD_WITHOUT_ROUNDING,
            exact("times one", "x * 1 -> x", "1 is neutral for every x"),
            exact("divided by one", "x / 1 -> x", "as multiplication"),
            exact("first power", "x ^ 1 -> x", "pow is specified to return its first argument"),
            exact("power zero", "x ^ 0 -> 1", "pow is specified to return 1, for NaN too"),
            exact("minus zero", "x - 0 -> x", "−0 − 0 is −0"),
            exact("plus negative zero", "x + -0 -> x", "0 + −0 is 0, −0 + −0 is −0"),
            exact("double negation", "-(-x) -> x", "negation flips one bit"),
            exact("times minus one", "x * -1 -> -x", "the sign of a product is the product of the signs"),
            exact("divided by minus one", "x / -1 -> -x", "as multiplication"),
            exact("plus negation", "x + (-y) -> x - y", "subtraction is defined so"),
            exact("minus negation", "x - (-y) -> x + y", "subtraction is defined so"),
            exact("negated factor", "(-x) * y -> -(x * y)", "rounding is symmetric"),
            exact("negated dividend", "(-x) / y -> -(x / y)", "rounding is symmetric"),
            exact("negated divisor", "x / (-y) -> -(x / y)", "rounding is symmetric"),
            exact("absolute value of a negation", "abs(-x) -> abs(x)", "clears the bit that negation flips"),
            exact("absolute value twice", "abs(abs(x)) -> abs(x)", "the bit is clear already"),
            exact("greater of the same", "max(x, x) -> x", "the derivative too: two halves"),
            exact("lesser of the same", "min(x, x) -> x", "the derivative too: two halves"),
            exact("condition true", "if true then x else y -> x", "no more is said"),
            exact("condition false", "if false then x else y -> y", "no more is said"),
            Rewrite.coded(
                    "condition on indices",
                    "if c then x else y -> x or y, c a condition on indices that is the same for every element",
                    EXACT,
                    "evaluated; whole numbers are exact",
                    Head.of(Elementwises.SELECT),
                    ExactRewrites::branchByIndices),
            exact("equal branches", "if c then x else x -> x", "the condition does not matter"),
            exact("negated condition", "if not c then x else y -> if c then y else x", "the branches exchanged"),
            exact(
                    "condition known to hold",
                    "if c then (if c then x else y) else z -> if c then x else z",
                    "inside, c holds"),
            exact(
                    "condition known to fail",
                    "if c then x else (if c then y else z) -> if c then x else z",
                    "inside, c does not hold"),
            exact("indicator as condition", "(if c then 1 else 0) != 0 -> c", "1 is not 0"),
            exact("and true", "c and true -> c", "truth values have no third value"),
            exact("and false", "c and false -> false", "truth values have no third value"),
            exact("or true", "c or true -> true", "truth values have no third value"),
            exact("or false", "c or false -> c", "truth values have no third value"),
            exact("and the same", "c and c -> c", "no more is said"),
            exact("or the same", "c or c -> c", "no more is said"),
            exact("not not", "not (not c) -> c", "truth values have no third value"),
            exact("not equal", "not (x == y) -> x != y", "NaN is not equal and unequal"),
            exact("not unequal", "not (x != y) -> x == y", "NaN is not equal and unequal"));

    private ExactRewrites() {}

    private static Rewrite exact(String name, String rule, String reason) {
        return Rewrite.written(name, rule, EXACT, reason);
    }

    private static @Nullable Node branchByIndices(Site site) {
        return site.conditions()
                .valueOf(site.argument(0))
                .map(holds -> site.argument(holds ? 1 : 2))
                .orElse(null);
    }

    private static @Nullable Node fold(Site site) {
        double[] point = knownArguments(site.node());
        if (point == null) {
            return null;
        }
        double value = ((Elementwise) site.node().operation()).value(point);
        return Double.isFinite(value)
                ? site.build()
                        .node(new Constant(
                                value, site.node().type().element(), site.node().shape()))
                : null;
    }

    private static @Nullable Node foldWithoutRounding(Site site) {
        double[] point = knownArguments(site.node());
        return point != null && isWithoutRounding(site.node(), point) ? fold(site) : null;
    }

    private static boolean isWithoutRounding(Node node, double[] point) {
        if (node.type().element() == ElementType.BOOLEAN
                || node.operation() == Elementwises.NEGATE
                || node.operation() == Elementwises.SELECT) {
            return true;
        }
        if (point.length != 2) {
            return false;
        }
        BigDecimal a = decimal(point[0]);
        BigDecimal b = decimal(point[1]);
        BigDecimal value = decimal(((Elementwise) node.operation()).value(point));
        if (node.operation() == Elementwises.ADD) {
            return a.add(b).compareTo(value) == 0;
        }
        if (node.operation() == Elementwises.SUBTRACT) {
            return a.subtract(b).compareTo(value) == 0;
        }
        if (node.operation() == Elementwises.MULTIPLY) {
            return a.multiply(b).compareTo(value) == 0;
        }
        return node.operation() == Elementwises.DIVIDE
                && b.signum() != 0
                && value.multiply(b).compareTo(a) == 0;
    }

    /** The exact value; 0 for what has none, since its results are not folded anyway. */
    private static BigDecimal decimal(double value) {
        return Double.isFinite(value) ? new BigDecimal(value) : BigDecimal.ZERO;
    }

    /** The arguments' values, if all are numbers. */
    static double @Nullable [] knownArguments(Node node) {
        double[] point = new double[node.arguments().size()];
        for (int k = 0; k < point.length; k++) {
            if (!(node.argument(k).operation() instanceof Constant constant)) {
                return null;
            }
            point[k] = constant.value();
        }
        return point;
    }
}
