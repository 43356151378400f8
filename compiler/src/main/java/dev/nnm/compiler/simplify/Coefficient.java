package dev.nnm.compiler.simplify;

/**
 * A number in front of a term, as a quotient so that x / 3 stays one. Whole numerators and denominators are reduced to
 * lowest terms.
 *
 * @param numerator with the sign
 * @param denominator positive
 */
record Coefficient(double numerator, double denominator) {

    static final Coefficient ONE = new Coefficient(1, 1);

    /** Up to here doubles hold every whole number. */
    private static final double EXACT_LIMIT = 1L << 53;

    static Coefficient of(double value) {
        return new Coefficient(value, 1);
    }

    private static Coefficient reduced(double numerator, double denominator) {
        double sign = denominator < 0 ? -1 : 1;
        if (!isWhole(numerator) || !isWhole(denominator)) {
            return new Coefficient(sign * numerator, sign * denominator);
        }
        double divisor = sign * greatestCommonDivisor(Math.abs(numerator), Math.abs(denominator));
        return new Coefficient(numerator / divisor, denominator / divisor);
    }

    private static boolean isWhole(double value) {
        return Math.rint(value) == value && Math.abs(value) <= EXACT_LIMIT;
    }

    /** Euclid's algorithm. */
    private static double greatestCommonDivisor(double a, double b) {
        double greater = a;
        double lesser = b;
        while (lesser != 0) {
            double rest = greater % lesser;
            greater = lesser;
            lesser = rest;
        }
        return greater;
    }

    Coefficient times(Coefficient other) {
        return reduced(numerator * other.numerator, denominator * other.denominator);
    }

    Coefficient plus(Coefficient other) {
        if (denominator == other.denominator) {
            return reduced(numerator + other.numerator, denominator);
        }
        return reduced(numerator * other.denominator + other.numerator * denominator, denominator * other.denominator);
    }

    /** This to a whole power. */
    Coefficient power(double exponent) {
        double top = Math.pow(numerator, Math.abs(exponent));
        double bottom = Math.pow(denominator, Math.abs(exponent));
        return exponent < 0 ? reduced(bottom, top) : reduced(top, bottom);
    }

    Coefficient negated() {
        return new Coefficient(-numerator, denominator);
    }

    Coefficient absolute() {
        return isNegative() ? negated() : this;
    }

    boolean isZero() {
        return numerator == 0;
    }

    boolean isOne() {
        return equals(ONE);
    }

    boolean isNegative() {
        return numerator < 0;
    }

    /** Whether both parts are numbers that a formula can hold. */
    boolean isFinite() {
        return Double.isFinite(numerator) && Double.isFinite(denominator) && denominator != 0;
    }
}
