package dev.nnm.compiler.notation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in as few digits as tell them from their neighbours, the same in every version of Java. */
final class Numbers {

    /** Numbers of more digits before the point, or of more zeros after it, have an exponent. */
    private static final int LONGEST = 15;

    private static final int MOST_ZEROS = 5;

    /** As many significant digits as a double can need. */
    private static final int MOST_DIGITS = 17;

    private Numbers() {}

    /** The shortest decimal number that is read back as the given one. */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    /** Whether a number is better written with a power of ten. */
    static boolean needsExponent(BigDecimal number) {
        return number.signum() != 0 && (exponent(number) >= LONGEST || exponent(number) < -MOST_ZEROS);
    }

    /** The power of ten of the first digit. */
    static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    /** The digits with the point after the first one. */
    static String mantissa(BigDecimal number) {
        return number.scaleByPowerOfTen(-exponent(number)).stripTrailingZeros().toPlainString();
    }
}
