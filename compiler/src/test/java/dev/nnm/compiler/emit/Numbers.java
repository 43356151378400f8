package dev.nnm.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares arrays of numbers. */
public final class Numbers {

    private Numbers() {}

    /** Asserts that all elements agree, relative to their size if that is greater than 1; NaN agrees with NaN. */
    public static void assertClose(String name, double[] actual, double[] expected, double tolerance) {
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            boolean same = Double.compare(actual[i], expected[i]) == 0 || actual[i] == expected[i];
            double allowed = tolerance * Math.max(1, Math.abs(expected[i]));
            assertThat(same || Math.abs(actual[i] - expected[i]) <= allowed)
                    .as("%s[%d] is %s, expected %s", name, i, actual[i], expected[i])
                    .isTrue();
        }
    }
}
