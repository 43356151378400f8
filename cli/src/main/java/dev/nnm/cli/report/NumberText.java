package dev.nnm.cli.report;

import dev.nnm.runtime.Precision;
import java.util.Locale;

/** Numbers as text. */
public final class NumberText {

    private NumberText() {}

    /** The shortest text that gives the same number back in that precision. */
    static String of(Precision precision, double number) {
        return precision == Precision.FLOAT ? Float.toString((float) number) : Double.toString(number);
    }

    /** A text of at most five digits, for people to compare at a glance. */
    public static String rounded(double number) {
        return Double.isFinite(number)
                ? Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.4e", number)))
                : Double.toString(number);
    }
}
