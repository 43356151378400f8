package dev.nnm.compiler.totality;

import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Bounds of all elements of a node that depends on no variable: numbers, indices and what is computed from them.
 *
 * @param low no element is less; finite
 * @param high no element is greater; finite
 */
record Range(double low, double high) {

    /** Operations that only grow or only fall in each argument, so that their bounds lie at those of the arguments. */
    private static final Set<Operation> MONOTONE = Set.of(
            Elementwises.ADD, Elementwises.SUBTRACT, Elementwises.MULTIPLY, Elementwises.NEGATE, Elementwises.FLOOR);

    static Optional<Range> of(double number) {
        return between(number, number);
    }

    static Optional<Range> between(double low, double high) {
        return Double.isFinite(low) && Double.isFinite(high) ? Optional.of(new Range(low, high)) : Optional.empty();
    }

    /** The bounds of what an operation makes of arguments within bounds; empty if none are known. */
    static Optional<Range> of(Elementwise operation, List<Range> arguments) {
        if (arguments.isEmpty() || !boundsLieAtBounds(operation, arguments)) {
            return Optional.empty();
        }
        DoubleSummaryStatistics values =
                corners(arguments).stream().mapToDouble(operation::value).summaryStatistics();
        return between(values.getMin(), values.getMax());
    }

    private static boolean boundsLieAtBounds(Elementwise operation, List<Range> arguments) {
        return arguments.stream().allMatch(Range::isNumber)
                || MONOTONE.contains(operation)
                || (operation == Elementwises.DIVIDE && arguments.get(1).isNotZero())
                || (operation == Elementwises.POWER && arguments.get(0).low() > 0);
    }

    /** All choices of one of its bounds for each argument. */
    private static List<double[]> corners(List<Range> arguments) {
        List<double[]> corners = new ArrayList<>();
        for (int choice = 0; choice < 1 << arguments.size(); choice++) {
            double[] corner = new double[arguments.size()];
            for (int k = 0; k < corner.length; k++) {
                corner[k] = (choice >> k & 1) == 0 ? arguments.get(k).low : arguments.get(k).high;
            }
            corners.add(corner);
        }
        return corners;
    }

    boolean isNumber() {
        return low == high;
    }

    boolean isNotZero() {
        return low > 0 || high < 0;
    }

    /** With 0 within the bounds. */
    Range orZero() {
        return new Range(Math.min(low, 0), Math.max(high, 0));
    }
}
