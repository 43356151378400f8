package dev.nnm.runtime.math;

/**
 * ψ and its derivatives. ψ⁽ⁿ⁾(x) = (−1)ⁿ⁺¹ n! ζ(n + 1, x) with the Hurwitz zeta function (Abramowitz and Stegun
 * 6.4.10); ψ itself by its recurrence, asymptotic series and reflection (6.3.5, 6.3.18, 6.3.7).
 */
final class Polygamma {

    /** B₂ₖ/(2k) for k = 1, 2, … */
    private static final double[] DIGAMMA_SERIES = {
        1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160
    };

    private static final double ASYMPTOTIC_FROM = 10;

    private static final int LARGEST_ORDER = 170;

    private Polygamma() {}

    static double value(double order, double x) {
        if (order != Math.rint(order) || order < 0 || order > LARGEST_ORDER || Double.isNaN(x)) {
            return Double.NaN;
        }
        return order == 0 ? digamma(x) : derivative((int) order, x);
    }

    static double digamma(double x) {
        if (x == 0) {
            return -1 / x;
        }
        if (x > 0) {
            return positiveDigamma(x);
        }
        double fromInteger = x - Math.rint(x);
        return fromInteger == 0 ? Double.NaN : positiveDigamma(1 - x) - Math.PI / Math.tan(Math.PI * fromInteger);
    }

    private static double positiveDigamma(double x) {
        double shifted = 0;
        double t = x;
        while (t < ASYMPTOTIC_FROM) {
            shifted += 1 / t;
            t += 1;
        }
        double s = 1 / (t * t);
        return Math.log(t) - 0.5 / t - s * Polynomial.evaluate(s, DIGAMMA_SERIES) - shifted;
    }

    private static double derivative(int n, double x) {
        if (x == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double scale = factorial(n);
        double zeta = x > 0 ? HurwitzZeta.value(n + 1, x) : zetaAtNegative(n + 1, x);
        return n % 2 == 0 ? -scale * zeta : scale * zeta;
    }

    /**
     * Σ (x + k)⁻ˢ over k ≥ 0 for x ≤ 0: with f the fraction of x, the terms from f upward are ζ(s, f) and those below
     * it are, but for their sign, ζ(s, 1 − f) without its part from 1 − x on. Where x is close to 0, both f = x + 1 and
     * 1 − f = −x would lose digits of x: the term of k = 0 is then taken alone.
     */
    private static double zetaAtNegative(int s, double x) {
        if (x > -0.5 && x < 0) {
            return Math.pow(x, -s) + HurwitzZeta.value(s, 1 + x);
        }
        double fraction = x - Math.floor(x);
        boolean odd = s % 2 != 0;
        if (fraction == 0) {
            return atPole(odd, x);
        }
        double below = HurwitzZeta.value(s, 1 - fraction) - HurwitzZeta.value(s, 1 - x);
        return HurwitzZeta.value(s, fraction) + (odd ? -below : below);
    }

    private static double atPole(boolean odd, double x) {
        if (!odd) {
            return Double.POSITIVE_INFINITY;
        }
        return x == 0 ? 1 / x : Double.NaN;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int k = 2; k <= n; k++) {
            product *= k;
        }
        return product;
    }
}
