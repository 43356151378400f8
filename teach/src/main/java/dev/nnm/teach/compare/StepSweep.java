package dev.nnm.teach.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Relative errors against the step.
 *
 * @param of what is differentiated
 * @param element by what
 * @param reference the derivative, rounded to a double
 * @param rows from the largest step to the smallest
 */
public record StepSweep(String of, String element, double reference, List<Row> rows) {

    /** Copies the list. */
    public StepSweep {
        rows = List.copyOf(rows);
    }

    /**
     * The errors for one step; empty where a method gives no number, does not apply, or the derivative is 0.
     *
     * @param h the step
     * @param forward of the forward difference
     * @param central of the central difference
     * @param richardson of Richardson's extrapolation
     * @param complexStep of the complex step
     */
    public record Row(
            double h,
            Optional<Double> forward,
            Optional<Double> central,
            Optional<Double> richardson,
            Optional<Double> complexStep) {}

    /** The row with the smallest error of a method, if the method has any. */
    public Optional<Row> best(Function<Row, Optional<Double>> error) {
        return rows.stream()
                .filter(row -> error.apply(row).isPresent())
                .min((a, b) -> Double.compare(
                        error.apply(a).orElse(Double.POSITIVE_INFINITY),
                        error.apply(b).orElse(Double.POSITIVE_INFINITY)));
    }

    /** Steps from 1 down to 10 to the minus {@code decades}, so many in each decade. */
    public static List<Double> steps(int decades, int perDecade) {
        return IntStream.rangeClosed(0, decades * perDecade)
                .mapToObj(i -> Math.pow(10, -i / (double) perDecade))
                .toList();
    }
}
