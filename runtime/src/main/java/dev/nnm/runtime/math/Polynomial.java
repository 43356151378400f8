package dev.nnm.runtime.math;

/** Evaluation of polynomials. */
final class Polynomial {

    private Polynomial() {}

    /** Horner's scheme; the constant coefficient comes first. */
    static double evaluate(double x, double[] coefficients) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
