package dev.nnm.runtime.math;

/** The inverse hyperbolic functions, in forms that keep their accuracy near 0 (or 1) and do not overflow. */
final class InverseHyperbolic {

    private static final double LN_2 = 0.6931471805599453;

    /** From here on 1 + x² and x² are the same double, and x² may overflow. */
    private static final double LARGE = 0x1p28;

    private InverseHyperbolic() {}

    /** ln(x + √(x² + 1)) with the leading x kept out of the sum: log1p(x + x²/(1 + √(1 + x²))). */
    static double asinh(double x) {
        double a = Math.abs(x);
        double value = a > LARGE ? Math.log(a) + LN_2 : Math.log1p(a + a * a / (1 + Math.sqrt(1 + a * a)));
        return Math.copySign(value, x);
    }

    /** ln(x + √(x² − 1)) with t = x − 1: log1p(t + √(2t + t²)). */
    static double acosh(double x) {
        if (x > LARGE) {
            return Math.log(x) + LN_2;
        }
        double t = x - 1;
        return Math.log1p(t + Math.sqrt(2 * t + t * t));
    }

    /** ½ ln((1 + x)/(1 − x)) = ½ log1p(2x/(1 − x)), taken at |x|. */
    static double atanh(double x) {
        double a = Math.abs(x);
        return Math.copySign(0.5 * Math.log1p(2 * a / (1 - a)), x);
    }
}
