package dev.nnm.compiler.derive;

import java.util.function.DoubleUnaryOperator;

/** Numeric derivatives, as an independent check of the others. */
public final class Differences {

    private Differences() {}

    /** Ridders' method: central differences of shrinking steps, extrapolated to a step of 0 (Ridders, 1982). */
    public static double derivative(DoubleUnaryOperator f, double x, double firstStep) {
        int rows = 8;
        double shrink = 1.4;
        double[][] table = new double[rows][rows];
        double best = Double.NaN;
        double error = Double.MAX_VALUE;
        double step = firstStep;
        for (int row = 0; row < rows; row++, step /= shrink) {
            table[row][0] = (f.applyAsDouble(x + step) - f.applyAsDouble(x - step)) / (2 * step);
            double factor = shrink * shrink;
            for (int column = 1; column <= row; column++, factor *= shrink * shrink) {
                table[row][column] = (table[row][column - 1] * factor - table[row - 1][column - 1]) / (factor - 1);
                double estimate = Math.max(
                        Math.abs(table[row][column] - table[row][column - 1]),
                        Math.abs(table[row][column] - table[row - 1][column - 1]));
                if (estimate < error) {
                    error = estimate;
                    best = table[row][column];
                }
            }
        }
        return best;
    }
}
