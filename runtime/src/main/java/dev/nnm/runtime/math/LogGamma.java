package dev.nnm.runtime.math;

/**
 * ln |Γ(x)|: a power series around 2 (Abramowitz and Stegun 6.1.33), which is exact at the zeros 1 and 2, the
 * recurrence up to 10, Stirling's series above, and the reflection formula below 0.
 */
final class LogGamma {

    private static final double ONE_MINUS_EULER = 0.42278433509846713;

    private static final double HALF_LN_2_PI = 0.9189385332046728;

    /** ζ(k) − 1 for k = 2, 3, … */
    private static final double[] ZETA_MINUS_ONE = {
        0.6449340668482264,
        0.2020569031595943,
        0.08232323371113819,
        0.03692775514336993,
        0.01734306198444914,
        0.008349277381922827,
        0.00407735619794434,
        0.0020083928260822143,
        0.0009945751278180853,
        0.0004941886041194645,
        0.0002460865533080483,
        0.00012271334757848915,
        6.124813505870483e-05,
        3.058823630702049e-05,
        1.528225940865187e-05,
        7.637197637899763e-06,
        3.81729326499984e-06,
        1.908212716553939e-06,
        9.539620338727962e-07,
        4.769329867878064e-07,
        2.38450502727733e-07,
        1.1921992596531106e-07,
        5.960818905125948e-08,
        2.980350351465228e-08,
        1.4901554828365043e-08
    };

    /** B₂ₖ/(2k(2k − 1)) for k = 1, 2, … (Abramowitz and Stegun 6.1.41). */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400
    };

    private static final double STIRLING_FROM = 10;

    private LogGamma() {}

    static double value(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return Math.abs(x);
        }
        if (x > 0) {
            return positive(x);
        }
        return x == Math.rint(x) ? Double.POSITIVE_INFINITY : reflected(-x);
    }

    /** |Γ(−y)| Γ(y) = π/(y |sin πy|) for y > 0. */
    private static double reflected(double y) {
        double fromInteger = y - Math.rint(y);
        double sine = Math.abs(Math.sin(Math.PI * fromInteger));
        return Math.log(Math.PI / sine) - Math.log(y) - positive(y);
    }

    private static double positive(double x) {
        if (x >= STIRLING_FROM) {
            return stirling(x);
        }
        if (x < 0.5) {
            return aroundOne(x) - Math.log(x);
        }
        if (x < 1.5) {
            return aroundOne(x - 1);
        }
        double factors = 1;
        double t = x;
        while (t > 2.5) {
            t -= 1;
            factors *= t;
        }
        return factors == 1 ? aroundTwo(t - 2) : Math.log(factors) + aroundTwo(t - 2);
    }

    /** ln Γ(1 + z) for |z| ≤ ½. */
    private static double aroundOne(double z) {
        return aroundTwo(z) - Math.log1p(z);
    }

    /** ln Γ(2 + z) = z (1 − γ) + Σ (−1)^k (ζ(k) − 1) z^k/k for |z| ≤ ½. */
    private static double aroundTwo(double z) {
        double sum = 0;
        for (int i = ZETA_MINUS_ONE.length - 1; i >= 0; i--) {
            sum = ZETA_MINUS_ONE[i] / (i + 2) - z * sum;
        }
        return z * (ONE_MINUS_EULER + z * sum);
    }

    private static double stirling(double x) {
        double correction = Polynomial.evaluate(1 / (x * x), STIRLING) / x;
        // (x − ½)(ln x − 1) − ½ avoids the overflow of x·ln x before −x is subtracted
        return (x - 0.5) * (Math.log(x) - 1) - 0.5 + HALF_LN_2_PI + correction;
    }
}
