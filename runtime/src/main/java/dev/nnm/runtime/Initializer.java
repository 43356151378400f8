package dev.nnm.runtime;

import java.util.List;

/** How a parameter gets its first values. The compiler has resolved formulas such as Glorot's to these. */
public sealed interface Initializer {

    /**
     * Given numbers.
     *
     * @param values one for each element, or a single one for all
     */
    record Constant(List<Double> values) implements Initializer {

        /** Copies the values. */
        public Constant {
            values = List.copyOf(values);
        }
    }

    /**
     * Uniformly distributed numbers.
     *
     * @param low the smallest
     * @param high the bound above, excluded
     */
    record Uniform(double low, double high) implements Initializer {}

    /** Normally distributed numbers. */
    record Normal(double mean, double deviation) implements Initializer {}

    /**
     * A few normally distributed numbers in each output row (the first axis), zeros elsewhere: J. Martens, Deep
     * learning via Hessian-free optimization, 2010.
     *
     * @param nonzero how many in each row; all if the row is shorter
     * @param deviation the standard deviation, about the mean 0
     */
    record Sparse(int nonzero, double deviation) implements Initializer {}
}
