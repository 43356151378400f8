package dev.nnm.teach.compare;

import java.util.function.DoubleUnaryOperator;

/** Difference quotients for a step of one's choice. */
final class Differences {

    /** The cube root of the rounding unit balances the truncation error h² against the rounding error 1/h. */
    private static final double CENTRAL_STEP = Math.cbrt(Math.ulp(1.0));

    /** Likewise the fifth root, for a truncation error h⁴. */
    private static final double RICHARDSON_STEP = Math.pow(Math.ulp(1.0), 0.2);

    private Differences() {}

    static double forward(DoubleUnaryOperator f, double x, double h) {
        return (f.applyAsDouble(x + h) - f.applyAsDouble(x)) / h;
    }

    static double central(DoubleUnaryOperator f, double x, double h) {
        return (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
    }

    /** (4 D(h/2) − D(h)) / 3 with the central differences D. */
    static double richardson(DoubleUnaryOperator f, double x, double h) {
        return (4 * central(f, x, h / 2) - central(f, x, h)) / 3;
    }

    static double centralStep(double x) {
        return CENTRAL_STEP * Math.max(1, Math.abs(x));
    }

    static double richardsonStep(double x) {
        return RICHARDSON_STEP * Math.max(1, Math.abs(x));
    }
}
