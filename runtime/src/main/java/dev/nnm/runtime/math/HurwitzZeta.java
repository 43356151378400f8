package dev.nnm.runtime.math;

/** ζ(s, a) = Σ (a + k)⁻ˢ over k ≥ 0, for whole s ≥ 2 and a > 0, by the Euler–Maclaurin formula (DLMF 25.11.5). */
final class HurwitzZeta {

    /** B₂ₖ/(2k)! for k = 1, 2, … */
    private static final double[] EULER_MACLAURIN = {
        1.0 / 12,
        -1.0 / 720,
        1.0 / 30240,
        -1.0 / 1209600,
        1.0 / 47900160,
        -691.0 / 1307674368000.0,
        1.0 / 74724249600.0,
        -3617.0 / 1.067062284288e+16
    };

    private HurwitzZeta() {}

    static double value(int s, double a) {
        // the correction terms shrink by about ((s + 2k)/(2π t))², so t grows with s
        double from = 10 + 0.5 * s;
        double sum = 0;
        double t = a;
        while (t < from) {
            sum += Math.pow(t, -s);
            t += 1;
        }
        double power = Math.pow(t, -s);
        return sum + power * (t / (s - 1) + 0.5 + corrections(s, t));
    }

    /** Σ B₂ₖ/(2k)! · s(s + 1)…(s + 2k − 2) t^(1 − 2k). */
    private static double corrections(int s, double t) {
        double term = s / t;
        double sum = 0;
        for (int k = 0; k < EULER_MACLAURIN.length; k++) {
            sum += EULER_MACLAURIN[k] * term;
            term *= (s + 2 * k + 1) * (s + 2 * k + 2) / (t * t);
        }
        return sum;
    }
}
