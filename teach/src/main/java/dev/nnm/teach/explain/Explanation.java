package dev.nnm.teach.explain;

import dev.nnm.compiler.Formula;
import java.util.List;

/**
 * What the table of operations says of one of them.
 *
 * @param name its name
 * @param formula how it is written
 * @param derivatives the derivative by each argument; those that are 0 everywhere are left out
 * @param total whether value and derivatives are finite wherever the arguments are
 * @param remarks its domain, its subgradients, its accuracy; may be empty
 * @param points values and derivatives at the points at which it is tested
 * @param rewrites the rewrites that keep expressions with it finite and accurate
 * @param valueJava the Java of the value
 * @param gradientJava the Java of the value and its derivatives; empty if there are none
 */
public record Explanation(
        String name,
        Formula formula,
        List<Derivative> derivatives,
        boolean total,
        String remarks,
        List<Point> points,
        List<Stabilising> rewrites,
        String valueJava,
        String gradientJava) {

    /** Copies the lists. */
    public Explanation {
        derivatives = List.copyOf(derivatives);
        points = List.copyOf(points);
        rewrites = List.copyOf(rewrites);
    }

    /**
     * A partial derivative.
     *
     * @param by the argument's name
     * @param formula the derivative
     */
    public record Derivative(String by, Formula formula) {}

    /**
     * Values at a point.
     *
     * @param arguments the point
     * @param value the value there
     * @param derivatives the derivatives there, in the order of {@link Explanation#derivatives}
     */
    public record Point(List<Double> arguments, double value, List<Double> derivatives) {

        /** Copies the lists. */
        public Point {
            arguments = List.copyOf(arguments);
            derivatives = List.copyOf(derivatives);
        }
    }

    /**
     * A rewrite that is applied before differentiation.
     *
     * @param rule such as {@code ln(1 + exp(x)) -> softplus(x)}
     * @param reason why
     */
    public record Stabilising(String rule, String reason) {}
}
