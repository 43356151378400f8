package dev.nnm.compiler.op;

import java.util.Arrays;
import java.util.List;

/**
 * The points at which an operation's value and derivatives are tested.
 *
 * @param ordinary points where it is smooth: derivatives are compared with differences
 * @param hard points at the edge (0, ±40, ±1000, ties): no derivative may be NaN where the value is a number
 */
public record Samples(List<double[]> ordinary, List<double[]> hard) {

    /** One-argument points. */
    static Samples points(double... ordinary) {
        return new Samples(
                Arrays.stream(ordinary).mapToObj(x -> new double[] {x}).toList(), List.of());
    }

    /** Many-argument points. */
    static Samples tuples(double[]... ordinary) {
        return new Samples(List.of(ordinary), List.of());
    }

    /** The same with hard one-argument points. */
    Samples hard(double... points) {
        return new Samples(
                ordinary, Arrays.stream(points).mapToObj(x -> new double[] {x}).toList());
    }

    /** The same with hard many-argument points. */
    Samples hard(double[]... points) {
        return new Samples(ordinary, List.of(points));
    }
}
