package dev.nnm.samples;

import dev.nnm.runtime.CompiledModel;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Nonlinear least squares for a model with an input {@code b} and outputs {@code residual} and {@code J}, the Jacobian
 * of the residual by b, by the method of Levenberg and Marquardt with Marquardt's scaling (Moré, "The
 * Levenberg–Marquardt algorithm: implementation and theory", 1978).
 */
public final class LevenbergMarquardt {

    private static final int MOST_STEPS = 1000;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double LARGEST_DAMPING = 1e16;
    private static final double CONVERGED = 1e-12;
    /** Sums of squares that are equal but for rounding differ by this much: near the minimum, steps are still good. */
    private static final double ROUNDING = 1e-13;

    private final CompiledModel model;

    /** A solver for a compiled model. */
    public LevenbergMarquardt(CompiledModel model) {
        this.model = model;
    }

    /** The b at which the sum of squared residuals is least, as far as it is found from the given start. */
    public double[] minimum(double[] start) {
        double[] b = start.clone();
        double[] scale = new double[b.length];
        double damping = FIRST_DAMPING;
        for (int step = 0; step < MOST_STEPS; step++) {
            Map<String, double[]> here = at(b);
            double[] residual = here.get("residual");
            double[] change = null;
            double[] moved = b;
            while (damping < LARGEST_DAMPING) {
                change = change(residual, here.get("J"), scale, damping);
                moved = sum(b, change);
                if (squares(at(moved).get("residual")) <= squares(residual) * (1 + ROUNDING)) {
                    damping /= 10;
                    break;
                }
                damping *= 10;
            }
            if (change == null || isNegligible(change, b)) {
                return b;
            }
            b = moved;
        }
        return b;
    }

    private Map<String, double[]> at(double[] b) {
        return model.evaluate(Map.of("b", b));
    }

    /** The d that minimises |residual + J d|² + damping · Σ (scaleₖ dₖ)². */
    private static double[] change(double[] residual, double[] jacobian, double[] scale, double damping) {
        int rows = residual.length;
        int columns = scale.length;
        DMatrixRMaj system = new DMatrixRMaj(rows + columns, columns);
        DMatrixRMaj right = new DMatrixRMaj(rows + columns, 1);
        for (int i = 0; i < rows; i++) {
            right.set(i, 0, -residual[i]);
            for (int k = 0; k < columns; k++) {
                system.set(i, k, jacobian[i * columns + k]);
            }
        }
        for (int k = 0; k < columns; k++) {
            scale[k] = Math.max(scale[k], length(jacobian, k, columns));
            system.set(rows + k, k, Math.sqrt(damping) * scale[k]);
        }
        DMatrixRMaj solution = new DMatrixRMaj(columns, 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquares(rows + columns, columns);
        solver.setA(system);
        solver.solve(right, solution);
        return solution.getData();
    }

    private static double length(double[] jacobian, int column, int columns) {
        double squares = 0;
        for (int i = column; i < jacobian.length; i += columns) {
            squares += jacobian[i] * jacobian[i];
        }
        return Math.sqrt(squares);
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int k = 0; k < sum.length; k++) {
            sum[k] += b[k];
        }
        return sum;
    }

    private static double squares(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Double.isNaN(squares) ? Double.POSITIVE_INFINITY : squares;
    }

    private static boolean isNegligible(double[] change, double[] b) {
        for (int k = 0; k < b.length; k++) {
            if (Math.abs(change[k]) > CONVERGED * Math.abs(b[k])) {
                return false;
            }
        }
        return true;
    }
}
