package dev.nnm.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;

/** Whether numbers that are computed in two ways are equal, as far as rounding lets one say. */
final class Agreement {

    /** A rounding error of double precision, and of functions that are off by a few. */
    static final double DOUBLE = 1e-15;

    /** A rounding error of single precision. */
    static final double SINGLE = 2e-7;

    /** Errors of the same size in other operations may add up to so many times those that were tried. */
    private static final double MARGIN = 30;

    private final double epsilon;

    /** An agreement of numbers that were computed with errors of a relative size. */
    Agreement(double epsilon) {
        this.epsilon = epsilon;
    }

    /** Asserts that numbers are those expected. */
    void assertSame(String what, double[] actual, Quantity expected) {
        assertSame(what, actual, expected.value(), () -> expected.uncertainty(epsilon));
    }

    /** Asserts that two computations give the same. */
    void assertSame(String what, Quantity actual, Quantity expected) {
        assertSame(what, actual.value(), expected.value(), () -> {
            double[] one = actual.uncertainty(epsilon);
            double[] other = expected.uncertainty(epsilon);
            for (int i = 0; i < one.length; i++) {
                one[i] += other[i];
            }
            return one;
        });
    }

    private void assertSame(String what, double[] actual, double[] expected, Supplier<double[]> uncertainty) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        if (worst(actual, expected, new double[actual.length]) < 0) {
            return;
        }
        double[] allowed = uncertainty.get();
        int worst = worst(actual, expected, allowed);
        assertThat(worst < 0)
                .as(() -> what + "[" + worst + "] is " + actual[worst] + ", expected " + expected[worst] + " ± "
                        + MARGIN * allowed[worst])
                .isTrue();
    }

    /** The first number that is too far off, or −1. NaN agrees with NaN. */
    private int worst(double[] actual, double[] expected, double[] uncertainty) {
        for (int i = 0; i < actual.length; i++) {
            double allowed = MARGIN * (uncertainty[i] + epsilon * Math.max(1, Math.abs(expected[i])));
            boolean isSame =
                    Double.compare(actual[i], expected[i]) == 0 || Math.abs(actual[i] - expected[i]) <= allowed;
            if (!isSame) {
                return i;
            }
        }
        return -1;
    }
}
