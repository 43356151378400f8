package dev.nnm.teach.number;

import org.hipparchus.CalculusFieldElement;

/** The error function by its Taylor series, 2/√π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)) (Abramowitz and Stegun, 7.1.5). */
final class ErrorFunction<T extends CalculusFieldElement<T>> {

    /** Beyond it the terms, which grow to e^(x²), use up the digits. */
    private static final double FARTHEST = 4;

    private static final int TERMS = 140;

    private final Numbers<T> numbers;

    ErrorFunction(Numbers<T> numbers) {
        this.numbers = numbers;
    }

    T of(T x) {
        if (numbers instanceof ComplexNumbers || Math.abs(x.getReal()) > FARTHEST) {
            throw new NotApplicable("erf", "its series does not reach far enough");
        }
        T square = x.multiply(x).negate();
        T power = x;
        T sum = x;
        for (int n = 1; n < TERMS; n++) {
            power = power.multiply(square).divide(numbers.of(n));
            sum = sum.add(power.divide(numbers.of(2 * n + 1)));
        }
        return sum.multiply(numbers.of(2)).divide(x.getPi().sqrt());
    }
}
