package dev.nnm.compiler;

import java.util.function.DoubleUnaryOperator;

/** Derivatives by differences of values. */
final class NumericDerivative {

    /** The fifth root of the rounding unit balances the truncation error h⁴ against the rounding error 1/h. */
    private static final double RELATIVE_STEP = Math.pow(Math.ulp(1.0), 0.2);

    private NumericDerivative() {}

    /**
     * The central difference of order four, which is one Richardson extrapolation of the one of order two: (8 (f(x+h) −
     * f(x−h)) − (f(x+2h) − f(x−2h))) / 12h.
     */
    static double of(DoubleUnaryOperator f, double x) {
        double step = RELATIVE_STEP * Math.max(1, Math.abs(x));
        double near = f.applyAsDouble(x + step) - f.applyAsDouble(x - step);
        double far = f.applyAsDouble(x + 2 * step) - f.applyAsDouble(x - 2 * step);
        return (8 * near - far) / (12 * step);
    }
}
