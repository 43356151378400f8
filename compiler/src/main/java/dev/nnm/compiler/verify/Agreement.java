package dev.nnm.compiler.verify;

import java.util.function.DoubleUnaryOperator;

/** How far a derivative and differences are apart: the worst of what was compared so far. */
final class Agreement {

    /** A kink within the longest steps need not be within the shortest; rounding has less weight in long ones. */
    private static final double[] STEPS = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6};

    /** The part of a value below which differences of it are only rounding. */
    private static final double ROUNDING = 1e-3;

    private int points;
    private double error;
    private double derivative = Double.NaN;
    private double difference = Double.NaN;

    /**
     * Compares a derivative with central differences of order four, of the step that suits it best.
     *
     * @param found the derivative at 0
     * @param scale the size of the terms that it is the sum of
     * @param value the function
     * @return whether the function has values around 0
     */
    boolean compare(double found, double scale, DoubleUnaryOperator value) {
        double around = value.applyAsDouble(0);
        double best = Double.POSITIVE_INFINITY;
        double nearest = Double.NaN;
        for (double step : STEPS) {
            double quotient = quotient(value, step);
            double apart = Math.abs(quotient - found)
                    / Math.max(Math.max(scale, Math.abs(quotient)), ROUNDING * (1 + Math.abs(around)));
            if (Double.isFinite(quotient) && (Double.isNaN(nearest) || apart < best)) {
                nearest = quotient;
                best = apart;
            }
        }
        boolean isComparable = Double.isFinite(around) && Double.isFinite(nearest);
        if (isComparable) {
            note(found, nearest, Double.isFinite(found) ? best : Double.POSITIVE_INFINITY);
        }
        return isComparable;
    }

    private static double quotient(DoubleUnaryOperator f, double step) {
        double near = f.applyAsDouble(step) - f.applyAsDouble(-step);
        double far = f.applyAsDouble(2 * step) - f.applyAsDouble(-2 * step);
        return (8 * near - far) / (12 * step);
    }

    private void note(double found, double nearest, double apart) {
        if (points == 0 || apart > error) {
            error = apart;
            derivative = found;
            difference = nearest;
        }
        points++;
    }

    /** What came out. */
    ComparedDerivative result(ComparedDerivative.Kind kind, String of, String by) {
        return new ComparedDerivative(kind, of, by, points, error, derivative, difference);
    }

    int points() {
        return points;
    }
}
