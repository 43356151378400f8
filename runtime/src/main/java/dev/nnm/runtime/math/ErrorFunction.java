package dev.nnm.runtime.math;

/**
 * erf and erfc by the rational approximations of Sun's fdlibm ({@code s_erf.c}), whose coefficients these are. Each has
 * an error below 1 ulp in its interval.
 */
final class ErrorFunction {

    /** erf(x) = x + x·P(x²)/Q(x²) for |x| < 0.84375. */
    private static final double[] SMALL_P = {
        0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-05
    };

    private static final double[] SMALL_Q = {
        1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-06
    };

    /** About erf(1), with few bits, so that the sum below is exact. */
    private static final double NEAR_ERF_1 = 0.8450629115104675;

    /** erf(x) = NEAR_ERF_1 + P(x − 1)/Q(x − 1) for 0.84375 ≤ x < 1.25. */
    private static final double[] MIDDLE_P = {
        -0.0023621185607526594,
        0.41485611868374833,
        -0.3722078760357013,
        0.31834661990116175,
        -0.11089469428239668,
        0.035478304325618236,
        -0.002166375594868791
    };

    private static final double[] MIDDLE_Q = {
        1,
        0.10642088040084423,
        0.540397917702171,
        0.07182865441419627,
        0.12617121980876164,
        0.01363708391202905,
        0.011984499846799107
    };

    /** erfc(x) = e^(−x² − 0.5625 + P(1/x²)/Q(1/x²))/x for 1.25 ≤ x < 1/0.35. */
    private static final double[] LARGE_P = {
        -0.009864944034847148,
        -0.6938585727071818,
        -10.558626225323291,
        -62.375332450326006,
        -162.39666946257347,
        -184.60509290671104,
        -81.2874355063066,
        -9.814329344169145
    };

    private static final double[] LARGE_Q = {
        1,
        19.651271667439257,
        137.65775414351904,
        434.56587747522923,
        645.3872717332679,
        429.00814002756783,
        108.63500554177944,
        6.570249770319282,
        -0.0604244152148581
    };

    /** The same for 1/0.35 ≤ x < 28. */
    private static final double[] TAIL_P = {
        -0.0098649429247001,
        -0.799283237680523,
        -17.757954917754752,
        -160.63638485582192,
        -637.5664433683896,
        -1025.0951316110772,
        -483.5191916086514
    };

    private static final double[] TAIL_Q = {
        1,
        30.33806074348246,
        325.7925129965739,
        1536.729586084437,
        3199.8582195085955,
        2553.0504064331644,
        474.52854120695537,
        -22.44095244658582
    };

    private ErrorFunction() {}

    static double erf(double x) {
        double a = Math.abs(x);
        if (a < 0.84375) {
            return x + x * smallRatio(x);
        }
        double value = a < 1.25 ? NEAR_ERF_1 + middleRatio(a) : 1 - tail(a);
        return Math.copySign(value, x);
    }

    static double erfc(double x) {
        double a = Math.abs(x);
        if (a < 0.84375) {
            // above 1/4 the subtraction is split so that its rounding stays below the result's
            return x < 0.25 ? 1 - (x + x * smallRatio(x)) : 0.5 - (x - 0.5 + x * smallRatio(x));
        }
        double upper = a < 1.25 ? 1 - NEAR_ERF_1 - middleRatio(a) : tail(a);
        return x < 0 ? 2 - upper : upper;
    }

    private static double smallRatio(double x) {
        double z = x * x;
        return Polynomial.evaluate(z, SMALL_P) / Polynomial.evaluate(z, SMALL_Q);
    }

    private static double middleRatio(double x) {
        double s = x - 1;
        return Polynomial.evaluate(s, MIDDLE_P) / Polynomial.evaluate(s, MIDDLE_Q);
    }

    /** erfc(x) for x ≥ 1.25. */
    private static double tail(double x) {
        if (x >= 28) {
            return 0;
        }
        double s = 1 / (x * x);
        boolean far = x >= 1 / 0.35;
        double ratio = Polynomial.evaluate(s, far ? TAIL_P : LARGE_P) / Polynomial.evaluate(s, far ? TAIL_Q : LARGE_Q);
        // e^(−x²) from the upper half z of x, whose square is exact, and the rest: −x² = −z² + (z − x)(z + x)
        double z = Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xFFFFFFFF00000000L);
        return Math.exp(-z * z - 0.5625) * Math.exp((z - x) * (z + x) + ratio) / x;
    }
}
