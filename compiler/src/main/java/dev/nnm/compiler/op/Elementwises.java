package dev.nnm.compiler.op;

import static dev.nnm.compiler.op.RowBuilder.binary;
import static dev.nnm.compiler.op.RowBuilder.row;
import static dev.nnm.compiler.op.RowBuilder.unary;
import static dev.nnm.compiler.op.Samples.points;
import static dev.nnm.compiler.op.Samples.tuples;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.runtime.math.SpecialFunctions;
import dev.nnm.runtime.random.DrawnNumbers;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The table of elementwise operations, a row each: name, value, derivative, Java, notation, samples. Derivatives are
 * written with g for the builder, x for the argument(s), y for the result and t for the tangent or adjoint that they
 * scale.
 *
 * <p>Where a function has no derivative, a row takes the mean of the one-sided ones (abs at 0: 0; max of equal
 * arguments: half each), which is also what central differences see; {@code remarks} says so.
 */
public final class Elementwises {

    private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
    private static final double[][] PAIRS = {{0.7, 1.9}, {-1.3, 0.4}, {2.5, -3.1}, {-0.2, -4.4}};
    private static final double[][] HARD_PAIRS = {{0, 0}, {0, 1}, {40, -40}, {-1000, 1000}, {1000, 1000}, {1, 1}};

    // ---- arithmetic

    /** a + b. */
    public static final Elementwise ADD = binary("add", (a, b) -> a + b)
            .partial((g, t, x, y) -> t)
            .partial((g, t, x, y) -> t)
            .java(new JavaForm.Infix("+", 11, false))
            .notation(new Notation.Infix("+", 5, "#1 + #2"))
            .samples(tuples(PAIRS).hard(HARD_PAIRS))
            .commutative()
            .total()
            .build();

    /** a − b. */
    public static final Elementwise SUBTRACT = binary("subtract", (a, b) -> a - b)
            .partial((g, t, x, y) -> t)
            .partial((g, t, x, y) -> g.negate(t))
            .java(new JavaForm.Infix("-", 11, false))
            .notation(new Notation.Infix("-", 5, "#1 - #2"))
            .samples(tuples(PAIRS).hard(HARD_PAIRS))
            .total()
            .build();

    /** a · b. */
    public static final Elementwise MULTIPLY = binary("multiply", (a, b) -> a * b)
            .partial((g, t, x, y) -> g.multiply(t, x.get(1)))
            .partial((g, t, x, y) -> g.multiply(t, x.get(0)))
            .java(new JavaForm.Infix("*", 12, false))
            .notation(new Notation.Infix("*", 6, "#1 \\cdot #2"))
            .samples(tuples(PAIRS).hard(HARD_PAIRS))
            .commutative()
            .total()
            .build();

    /** a / b. */
    public static final Elementwise DIVIDE = binary("divide", (a, b) -> a / b)
            .partial((g, t, x, y) -> g.divide(t, x.get(1)))
            .partial((g, t, x, y) -> g.negate(g.divide(g.multiply(t, y), x.get(1))))
            .java(new JavaForm.Infix("/", 12, false))
            .notation(new Notation.Infix("/", 6, "\\frac{#1}{#2}"))
            .samples(tuples(PAIRS).hard(new double[][] {{0, 1}, {40, -40}, {-1000, 1000}}))
            .remarks("b ≠ 0")
            .build();

    /** −a. */
    public static final Elementwise NEGATE = unary("negate", a -> -a)
            .scaled((g, t, x, y) -> g.negate(t))
            .java(new JavaForm.Prefix("-"))
            .notation(new Notation.Prefix("-", 7, "-#1"))
            .samples(points(0.7, -2).hard(0, 40, -1000))
            .total()
            .build();

    /** a to the power b. */
    public static final Elementwise POWER = binary("power", Math::pow)
            .partial(Elementwises::powerByBase)
            .partial(Elementwises::powerByExponent)
            .call(Math.class, "pow")
            .inLanes()
            .notation(new Notation.Infix("^", 8, "{#1}^{#2}"))
            .samples(tuples(new double[][] {{0.7, 1.9}, {2.5, -3.1}, {1.5, 2}})
                    .hard(new double[][] {{0, 2}, {0, 1}, {0, 0}, {0, 3.5}, {1, 1000}, {1, -1000}, {40, 0}}))
            .remarks("a > 0, or b a whole number; 0^0 = 1; the derivative by b at a = 0 is taken as 0")
            .build();

    private static Node powerByBase(GraphBuilder g, Node t, List<Node> x, Node y) {
        Node base = x.get(0);
        Node exponent = x.get(1);
        Node derivative = g.multiply(exponent, g.power(base, g.subtract(exponent, g.constant(1))));
        if (exponent.operation() instanceof Constant constant) {
            return constant.value() == 0 ? g.constant(0, y.shape()) : g.multiply(t, derivative);
        }
        return g.multiply(t, g.select(g.apply(Elementwises.EQUAL, exponent, g.constant(0)), g.constant(0), derivative));
    }

    private static Node powerByExponent(GraphBuilder g, Node t, List<Node> x, Node y) {
        Node atZero = g.apply(Elementwises.EQUAL, x.get(0), g.constant(0));
        return g.multiply(t, g.select(atZero, g.constant(0), g.multiply(y, g.apply(Elementwises.LN, x.get(0)))));
    }

    // ---- exponential and logarithm

    /** eˣ. */
    public static final Elementwise EXP = unary("exp", Math::exp)
            .derivative((g, x, y) -> y)
            .call(Math.class, "exp")
            .inLanes()
            .notation(new Notation.Function("exp", "e^{#1}"))
            .samples(points(0.7, -2, 3).hard(0, 40, -40, -1000))
            .build();

    /** The natural logarithm. */
    public static final Elementwise LN = unary("ln", Math::log)
            .scaled((g, t, x, y) -> g.divide(t, x))
            .call(Math.class, "log")
            .inLanes()
            .latex("\\ln")
            .samples(points(0.3, 1, 7.5).hard(40, 1000))
            .remarks("x > 0")
            .build();

    /** ln(1 + x), accurate near 0. */
    public static final Elementwise LOG1P = unary("log1p", Math::log1p)
            .scaled((g, t, x, y) -> g.divide(t, g.add(g.constant(1), x)))
            .call(Math.class, "log1p")
            .inLanes()
            .notation(new Notation.Function("log1p", "\\ln\\left(1 + #1\\right)"))
            .samples(points(0.3, -0.6, 7.5).hard(0, 40, 1000))
            .remarks("x > −1")
            .build();

    /** eˣ − 1, accurate near 0. */
    public static final Elementwise EXPM1 = unary("expm1", Math::expm1)
            .derivative((g, x, y) -> g.apply(Elementwises.EXP, x))
            .call(Math.class, "expm1")
            .inLanes()
            .notation(new Notation.Function("expm1", "\\left(e^{#1} - 1\\right)"))
            .samples(points(0.3, -0.6, 2.5).hard(0, 40, -40, -1000))
            .build();

    /** The logistic function 1 / (1 + e⁻ˣ). */
    public static final Elementwise SIGMOID = unary("sigmoid", SpecialFunctions::sigmoid)
            .derivative((g, x, y) -> g.multiply(y, g.subtract(g.constant(1), y)))
            .call(SpecialFunctions.class, "sigmoid")
            .inLanes()
            .latex("\\sigma")
            .samples(points(0.7, -2, 3).hard(0, 40, -40, 1000, -1000))
            .total()
            .build();

    /** ln(1 + eˣ), without overflow. */
    public static final Elementwise SOFTPLUS = unary("softplus", SpecialFunctions::softplus)
            .derivative((g, x, y) -> g.apply(Elementwises.SIGMOID, x))
            .call(SpecialFunctions.class, "softplus")
            .vector(new VectorForm("log1p(exp(#1.abs().neg())).add(#1.max(0))"))
            .notation(new Notation.Function("softplus", "\\ln\\left(1 + e^{#1}\\right)"))
            .samples(points(0.7, -2, 3).hard(0, 40, -40, 1000, -1000))
            .total()
            .build();

    // ---- roots

    /** √x. */
    public static final Elementwise SQRT = unary("sqrt", Math::sqrt)
            .scaled((g, t, x, y) -> g.divide(t, g.multiply(g.constant(2), y)))
            .call(Math.class, "sqrt")
            .vector(new VectorForm("#1.sqrt()"))
            .notation(new Notation.Function("sqrt", "\\sqrt{#1}"))
            .samples(points(0.3, 1, 7.5).hard(0, 40, 1000))
            .remarks("x ≥ 0; the derivative at 0 is infinite, unless x is a sum of squares: see root")
            .build();

    /** The square root of a sum of squares. */
    public static final Elementwise ROOT = unary("root", Math::sqrt)
            .scaled((g, t, x, y) -> g.select(
                    g.apply(Elementwises.GREATER, y, g.constant(0)),
                    g.divide(t, g.multiply(g.constant(2), y)),
                    g.constant(0)))
            .call(Math.class, "sqrt")
            .vector(new VectorForm("#1.sqrt()"))
            .notation(new Notation.Function("sqrt", "\\sqrt{#1}"))
            .samples(points(0.3, 1, 7.5).hard(0, 40, 1000))
            .remarks("√x of a sum of squares: the derivative at 0 is taken as 0, a subgradient of the norm")
            .build();

    // ---- trigonometric functions and their inverses

    /** sin x. */
    public static final Elementwise SIN = unary("sin", Math::sin)
            .derivative((g, x, y) -> g.apply(Elementwises.COS, x))
            .call(Math.class, "sin")
            .inLanes()
            .latex("\\sin")
            .samples(points(0.7, -2, 3).hard(0, 40, -1000))
            .total()
            .build();

    /** cos x. */
    public static final Elementwise COS = unary("cos", Math::cos)
            .scaled((g, t, x, y) -> g.negate(g.multiply(t, g.apply(Elementwises.SIN, x))))
            .call(Math.class, "cos")
            .inLanes()
            .latex("\\cos")
            .samples(points(0.7, -2, 3).hard(0, 40, -1000))
            .total()
            .build();

    /** tan x. */
    public static final Elementwise TAN = unary("tan", Math::tan)
            .derivative((g, x, y) -> g.add(g.constant(1), g.square(y)))
            .call(Math.class, "tan")
            .inLanes()
            .latex("\\tan")
            .samples(points(0.7, -1, 3).hard(0, 40, -1000))
            .build();

    /** arcsin x. */
    public static final Elementwise ASIN = unary("asin", Math::asin)
            .scaled((g, t, x, y) -> g.divide(t, oneMinusSquareRoot(g, x)))
            .call(Math.class, "asin")
            .vector(new VectorForm("atan(#1.div(#1.broadcast(1).sub(#1).mul(#1.add(1)).sqrt()))"))
            .latex("\\arcsin")
            .samples(points(0.7, -0.2).hard(0))
            .remarks("−1 ≤ x ≤ 1; the derivative at ±1 is infinite")
            .build();

    /** arccos x. */
    public static final Elementwise ACOS = unary("acos", Math::acos)
            .scaled((g, t, x, y) -> g.negate(g.divide(t, oneMinusSquareRoot(g, x))))
            .call(Math.class, "acos")
            .vector(new VectorForm("atan(#1.broadcast(1).sub(#1).div(#1.add(1)).sqrt()).mul(2)"))
            .latex("\\arccos")
            .samples(points(0.7, -0.2).hard(0))
            .remarks("−1 ≤ x ≤ 1; the derivative at ±1 is infinite")
            .build();

    private static Node oneMinusSquareRoot(GraphBuilder g, Node x) {
        return g.apply(Elementwises.SQRT, g.multiply(g.subtract(g.constant(1), x), g.add(g.constant(1), x)));
    }

    /** arctan x. */
    public static final Elementwise ATAN = unary("atan", Math::atan)
            .scaled((g, t, x, y) -> g.divide(t, g.add(g.constant(1), g.square(x))))
            .call(Math.class, "atan")
            .inLanes()
            .latex("\\arctan")
            .samples(points(0.7, -2, 3).hard(0, 40, -1000))
            .total()
            .build();

    /** The angle of the point (x, y), given y and x. */
    public static final Elementwise ATAN2 = binary("atan2", Math::atan2)
            .partial((g, t, x, y) -> g.divide(g.multiply(t, x.get(1)), squaredLength(g, x)))
            .partial((g, t, x, y) -> g.negate(g.divide(g.multiply(t, x.get(0)), squaredLength(g, x))))
            .call(Math.class, "atan2")
            .inLanes()
            .notation(new Notation.Function("atan2", "\\operatorname{atan2}\\left(#1, #2\\right)"))
            .samples(tuples(PAIRS).hard(new double[][] {{0, 1}, {40, -40}, {-1000, 1000}}))
            .remarks("not differentiable at the origin")
            .build();

    private static Node squaredLength(GraphBuilder g, List<Node> x) {
        return g.add(g.square(x.get(0)), g.square(x.get(1)));
    }

    // ---- hyperbolic functions and their inverses

    /** sinh x. */
    public static final Elementwise SINH = unary("sinh", Math::sinh)
            .derivative((g, x, y) -> g.apply(Elementwises.COSH, x))
            .call(Math.class, "sinh")
            .inLanes()
            .latex("\\sinh")
            .samples(points(0.7, -2, 3).hard(0, 40, -40))
            .build();

    /** cosh x. */
    public static final Elementwise COSH = unary("cosh", Math::cosh)
            .derivative((g, x, y) -> g.apply(Elementwises.SINH, x))
            .call(Math.class, "cosh")
            .inLanes()
            .latex("\\cosh")
            .samples(points(0.7, -2, 3).hard(0, 40, -40))
            .build();

    /** tanh x. */
    public static final Elementwise TANH = unary("tanh", Math::tanh)
            .derivative((g, x, y) -> g.subtract(g.constant(1), g.square(y)))
            .call(Math.class, "tanh")
            .inLanes()
            .latex("\\tanh")
            .samples(points(0.7, -2, 1.5).hard(0, 40, -40, 1000, -1000))
            .total()
            .build();

    /** arsinh x. */
    public static final Elementwise ASINH = unary("asinh", SpecialFunctions::asinh)
            .scaled((g, t, x, y) -> g.divide(t, g.apply(Elementwises.SQRT, g.add(g.square(x), g.constant(1)))))
            .call(SpecialFunctions.class, "asinh")
            .latex("\\operatorname{arsinh}")
            .samples(points(0.7, -2, 3).hard(0, 40, -1000))
            .total()
            .build();

    /** arcosh x. */
    public static final Elementwise ACOSH = unary("acosh", SpecialFunctions::acosh)
            .scaled((g, t, x, y) -> g.divide(
                    t, g.apply(Elementwises.SQRT, g.multiply(g.subtract(x, g.constant(1)), g.add(x, g.constant(1))))))
            .call(SpecialFunctions.class, "acosh")
            .latex("\\operatorname{arcosh}")
            .samples(points(1.7, 3).hard(40, 1000))
            .remarks("x ≥ 1; the derivative at 1 is infinite")
            .build();

    /** artanh x. */
    public static final Elementwise ATANH = unary("atanh", SpecialFunctions::atanh)
            .scaled((g, t, x, y) -> g.divide(t, g.multiply(g.subtract(g.constant(1), x), g.add(g.constant(1), x))))
            .call(SpecialFunctions.class, "atanh")
            .latex("\\operatorname{artanh}")
            .samples(points(0.7, -0.2).hard(0))
            .remarks("−1 < x < 1")
            .build();

    // ---- special functions

    /** The error function. */
    public static final Elementwise ERF = unary("erf", SpecialFunctions::erf)
            .scaled((g, t, x, y) -> g.multiply(
                    g.multiply(t, g.constant(TWO_OVER_SQRT_PI)), g.apply(Elementwises.EXP, g.negate(g.square(x)))))
            .call(SpecialFunctions.class, "erf")
            .latex("\\operatorname{erf}")
            .samples(points(0.7, -2, 1.5).hard(0, 40, -40, 1000, -1000))
            .total()
            .build();

    /** ln |Γ(x)|. */
    public static final Elementwise LGAMMA = unary("lgamma", SpecialFunctions::lgamma)
            .derivative((g, x, y) -> g.apply(Elementwises.DIGAMMA, x))
            .call(SpecialFunctions.class, "lgamma")
            .notation(new Notation.Function("lgamma", "\\ln\\Gamma\\left(#1\\right)"))
            .samples(points(0.7, 2.5, 9).hard(40, 1000))
            .remarks("not at 0, −1, −2, …")
            .build();

    /** The logarithmic derivative of Γ. */
    public static final Elementwise DIGAMMA = unary("digamma", SpecialFunctions::digamma)
            .derivative((g, x, y) -> g.apply(Elementwises.POLYGAMMA, g.constant(1), x))
            .call(SpecialFunctions.class, "digamma")
            .latex("\\psi")
            .samples(points(0.7, 2.5, 9).hard(40, 1000))
            .remarks("not at 0, −1, −2, …")
            .build();

    /** The n-th derivative of digamma at x. */
    public static final Elementwise POLYGAMMA = binary("polygamma", SpecialFunctions::polygamma)
            .partial((g, t, x, y) -> null)
            .partial((g, t, x, y) ->
                    g.multiply(t, g.apply(Elementwises.POLYGAMMA, g.add(x.get(0), g.constant(1)), x.get(1))))
            .call(SpecialFunctions.class, "polygamma")
            .notation(new Notation.Function("polygamma", "\\psi^{(#1)}\\left(#2\\right)"))
            .samples(tuples(new double[][] {{1, 0.7}, {1, 4}, {2, 2.5}}).hard(new double[][] {{1, 40}, {2, 1000}}))
            .remarks("n = 0, 1, 2, …, a constant; x not at 0, −1, −2, …")
            .build();

    // ---- pieces

    /** |x|. */
    public static final Elementwise ABS = unary("abs", Math::abs)
            .derivative((g, x, y) -> g.apply(Elementwises.SIGN, x))
            .java(new JavaForm.OverloadedCall(Math.class, "abs"))
            .vector(new VectorForm("#1.abs()"))
            .notation(new Notation.Function("abs", "\\left|#1\\right|"))
            .samples(points(0.7, -2).hard(0, 40, -1000))
            .remarks("the derivative at 0 is taken as 0")
            .total()
            .build();

    /** −1, 0 or 1. */
    public static final Elementwise SIGN = unary("sign", Math::signum)
            .java(new JavaForm.OverloadedCall(Math.class, "signum"))
            .latex("\\operatorname{sign}")
            .samples(points(0.7, -2).hard(0, 40, -1000))
            .remarks("derivative 0 everywhere")
            .total()
            .build();

    /** The greatest whole number not above x. */
    public static final Elementwise FLOOR = unary("floor", Math::floor)
            .call(Math.class, "floor")
            .notation(new Notation.Function("floor", "\\lfloor #1 \\rfloor"))
            .samples(points(0.7, -2.3).hard(0, 40, -1000))
            .remarks("derivative 0 everywhere")
            .total()
            .build();

    /** The greater of two. */
    public static final Elementwise MAXIMUM = binary("max", Math::max)
            .partial((g, t, x, y) -> share(g, Elementwises.GREATER, t, x.get(0), x.get(1)))
            .partial((g, t, x, y) -> share(g, Elementwises.GREATER, t, x.get(1), x.get(0)))
            .java(new JavaForm.OverloadedCall(Math.class, "max"))
            .vector(new VectorForm("#1.max(#2)"))
            .notation(new Notation.Function("max", "\\max\\left(#1, #2\\right)"))
            .samples(tuples(PAIRS).hard(HARD_PAIRS))
            .commutative()
            .remarks("equal arguments share the derivative, half each; NaN if either is")
            .total()
            .build();

    /** The lesser of two. */
    public static final Elementwise MINIMUM = binary("min", Math::min)
            .partial((g, t, x, y) -> share(g, Elementwises.LESS, t, x.get(0), x.get(1)))
            .partial((g, t, x, y) -> share(g, Elementwises.LESS, t, x.get(1), x.get(0)))
            .java(new JavaForm.OverloadedCall(Math.class, "min"))
            .vector(new VectorForm("#1.min(#2)"))
            .notation(new Notation.Function("min", "\\min\\left(#1, #2\\right)"))
            .samples(tuples(PAIRS).hard(HARD_PAIRS))
            .commutative()
            .remarks("equal arguments share the derivative, half each; NaN if either is")
            .total()
            .build();

    private static Node share(GraphBuilder g, Elementwise wins, Node t, Node mine, Node other) {
        Node half = g.multiply(g.constant(0.5), t);
        return g.select(
                g.apply(wins, mine, other), t, g.select(g.apply(Elementwises.EQUAL, mine, other), half, g.constant(0)));
    }

    // ---- truth values

    /** a &lt; b. */
    public static final Elementwise LESS = comparison("less", (a, b) -> truth(a < b), "<", "<", 9);

    /** a ≤ b. */
    public static final Elementwise LESS_EQUAL = comparison("less_equal", (a, b) -> truth(a <= b), "<=", "\\le", 9);

    /** a &gt; b. */
    public static final Elementwise GREATER = comparison("greater", (a, b) -> truth(a > b), ">", ">", 9);

    /** a ≥ b. */
    public static final Elementwise GREATER_EQUAL =
            comparison("greater_equal", (a, b) -> truth(a >= b), ">=", "\\ge", 9);

    /** a = b. */
    public static final Elementwise EQUAL = comparison("equal", (a, b) -> truth(a == b), "==", "=", 8);

    /** a ≠ b. */
    public static final Elementwise NOT_EQUAL = comparison("not_equal", (a, b) -> truth(a != b), "!=", "\\ne", 8);

    private static Elementwise comparison(
            String name, java.util.function.DoubleBinaryOperator value, String symbol, String latex, int precedence) {
        return binary(name, value)
                .truth()
                .java(new JavaForm.Infix(symbol, precedence, false))
                .notation(new Notation.Infix(symbol, 4, "#1 " + latex + " #2"))
                .samples(tuples(PAIRS).hard(HARD_PAIRS))
                .total()
                .build();
    }

    /** a and b. */
    public static final Elementwise AND = row(
                    "and", List.of(ElementType.BOOLEAN, ElementType.BOOLEAN), x -> truth(x[0] != 0 && x[1] != 0))
            .truth()
            .java(new JavaForm.Infix("&&", 4, true))
            .notation(new Notation.Infix("and", 2, "#1 \\land #2"))
            .samples(tuples(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}))
            .commutative()
            .total()
            .build();

    /** a or b. */
    public static final Elementwise OR = row(
                    "or", List.of(ElementType.BOOLEAN, ElementType.BOOLEAN), x -> truth(x[0] != 0 || x[1] != 0))
            .truth()
            .java(new JavaForm.Infix("||", 3, true))
            .notation(new Notation.Infix("or", 1, "#1 \\lor #2"))
            .samples(tuples(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}))
            .commutative()
            .total()
            .build();

    /** not a. */
    public static final Elementwise NOT = row("not", List.of(ElementType.BOOLEAN), x -> truth(x[0] == 0))
            .truth()
            .java(new JavaForm.Prefix("!"))
            .notation(new Notation.Prefix("not ", 3, "\\lnot #1"))
            .samples(points(0, 1))
            .total()
            .build();

    /** a where a condition holds, b elsewhere. */
    public static final Elementwise SELECT = row(
                    "select",
                    List.of(ElementType.BOOLEAN, ElementType.REAL, ElementType.REAL),
                    x -> x[0] != 0 ? x[1] : x[2])
            .partial((g, t, x, y) -> null)
            .partial((g, t, x, y) -> g.select(x.get(0), t, g.constant(0)))
            .partial((g, t, x, y) -> g.select(x.get(0), g.constant(0), t))
            .java(new JavaForm.Choice())
            .notation(new Notation.Choice("\\begin{cases} #2 & #1 \\\\ #3 & \\text{otherwise} \\end{cases}"))
            .samples(tuples(new double[][] {{1, 0.7, 1.9}, {0, 0.7, 1.9}}))
            .remarks("the branch not taken contributes neither value nor derivative, whatever it is")
            .total()
            .build();

    // ---- random numbers

    private static final double[][] COUNTERS = {{3, 5, 0, 0, 0}, {3, 5, 0, 0, 1}, {3, 5, 0, 7, 0}, {3, 5, 2, 0, 0}};
    private static final double[][] LARGE_COUNTERS = {{0, 0, 0, 0, 0}, {16777215, 16777215, 1000, 65535, 16777215}};
    private static final String DRAWN =
            "a function of the two halves of a draw, the site in the program, the example and the position of the element";

    /** A uniformly distributed random number. */
    public static final Elementwise RANDOM_UNIFORM = random("random_uniform", "U", DrawnNumbers::randomUniform)
            .call(DrawnNumbers.class, "randomUniform")
            .remarks(DRAWN + ": a number of [0, 1); derivative 0 everywhere")
            .build();

    /** A normally distributed random number. */
    public static final Elementwise RANDOM_NORMAL = random("random_normal", "N", DrawnNumbers::randomNormal)
            .call(DrawnNumbers.class, "randomNormal")
            .remarks(DRAWN + ": of mean 0 and deviation 1; derivative 0 everywhere")
            .build();

    /** A function of a draw's halves, the site, the example and the position. */
    private interface Drawn {
        double of(double first, double second, double site, double example, double position);
    }

    private static RowBuilder random(String name, String latex, Drawn value) {
        return row(name, Collections.nCopies(5, ElementType.REAL), x -> value.of(x[0], x[1], x[2], x[3], x[4]))
                .notation(new Notation.Function(name, latex + "_{#1,#2}\\left(#3, #4, #5\\right)"))
                .samples(tuples(COUNTERS).hard(LARGE_COUNTERS))
                .total();
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }

    /** All rows, in the order of the documentation. */
    public static final List<Elementwise> ALL = List.of(
            ADD,
            SUBTRACT,
            MULTIPLY,
            DIVIDE,
            NEGATE,
            POWER,
            EXP,
            LN,
            LOG1P,
            EXPM1,
            SIGMOID,
            SOFTPLUS,
            SQRT,
            ROOT,
            SIN,
            COS,
            TAN,
            ASIN,
            ACOS,
            ATAN,
            ATAN2,
            SINH,
            COSH,
            TANH,
            ASINH,
            ACOSH,
            ATANH,
            ERF,
            LGAMMA,
            DIGAMMA,
            POLYGAMMA,
            ABS,
            SIGN,
            FLOOR,
            MAXIMUM,
            MINIMUM,
            LESS,
            LESS_EQUAL,
            GREATER,
            GREATER_EQUAL,
            EQUAL,
            NOT_EQUAL,
            AND,
            OR,
            NOT,
            SELECT,
            RANDOM_UNIFORM,
            RANDOM_NORMAL);

    private Elementwises() {}

    /** The row of that name. */
    public static Optional<Elementwise> find(String name) {
        return ALL.stream().filter(row -> row.name().equals(name)).findFirst();
    }
}
