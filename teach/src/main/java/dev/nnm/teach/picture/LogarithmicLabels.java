package dev.nnm.teach.picture;

import java.util.Arrays;
import java.util.stream.Stream;

/** The labels of a logarithmic axis: powers of ten, few enough not to touch each other. */
final class LogarithmicLabels {

    private static final int MOST_LABELS = 12;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final int every;

    private LogarithmicLabels(int every) {
        this.every = every;
    }

    /** Labels for an axis that holds some values; those that are not positive are not on it. */
    static LogarithmicLabels of(Stream<Double> values) {
        double[] exponents = values.filter(v -> v > 0 && Double.isFinite(v))
                .mapToDouble(Math::log10)
                .toArray();
        double least = Arrays.stream(exponents).min().orElse(0);
        double greatest = Arrays.stream(exponents).max().orElse(0);
        return new LogarithmicLabels((int) Math.max(1, Math.ceil((greatest - least) / MOST_LABELS)));
    }

    /** Whether there are so many powers that only some can have labels. */
    boolean isWide() {
        return every > 1;
    }

    String of(double value) {
        int exponent = (int) Math.round(Math.log10(value));
        return exponent % every == 0 ? power(exponent) : " ";
    }

    /** A power of ten. */
    static String power(int exponent) {
        return exponent == 0 ? "1" : exponent == 1 ? "10" : "10" + superscript(exponent);
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        String.valueOf(Math.abs(exponent)).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }
}
