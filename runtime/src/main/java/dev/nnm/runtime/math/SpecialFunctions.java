package dev.nnm.runtime.math;

/**
 * The mathematical functions beyond {@link Math} that generated kernels and the reference interpreter call. All follow
 * IEEE 754: NaN where the function has no value, infinities at poles and limits, no exceptions.
 */
public final class SpecialFunctions {

    private SpecialFunctions() {}

    /** The error function 2/√π ∫₀ˣ e^(−t²) dt. */
    public static double erf(double x) {
        return ErrorFunction.erf(x);
    }

    /** The complementary error function 1 − erf(x), accurate where erf(x) is close to 1. */
    public static double erfc(double x) {
        return ErrorFunction.erfc(x);
    }

    /** ln |Γ(x)|; +∞ at 0, at the negative whole numbers and at ±∞. */
    public static double lgamma(double x) {
        return LogGamma.value(x);
    }

    /** The derivative of ln |Γ(x)|; ∓∞ at ±0, NaN at the negative whole numbers. */
    public static double digamma(double x) {
        return Polygamma.digamma(x);
    }

    /**
     * The n-th derivative of {@link #digamma}.
     *
     * @param n the order, a whole number from 0 to 170; NaN results otherwise
     * @param x the point
     */
    public static double polygamma(double n, double x) {
        return Polygamma.value(n, x);
    }

    /** The inverse of sinh. */
    public static double asinh(double x) {
        return InverseHyperbolic.asinh(x);
    }

    /** The non-negative inverse of cosh; NaN below 1. */
    public static double acosh(double x) {
        return InverseHyperbolic.acosh(x);
    }

    /** The inverse of tanh; ±∞ at ±1, NaN beyond. */
    public static double atanh(double x) {
        return InverseHyperbolic.atanh(x);
    }

    /** 1/(1 + e^(−x)). The exponential is only taken of a negative number, so that it cannot overflow. */
    public static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    /** ln(1 + e^x), as max(x, 0) + ln(1 + e^(−|x|)), which neither overflows nor loses small values. */
    public static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** 1, 0 or −1 by the sign of x; 0 for both zeros, NaN for NaN. */
    public static double sign(double x) {
        return x == 0 ? 0 : Math.signum(x);
    }
}
