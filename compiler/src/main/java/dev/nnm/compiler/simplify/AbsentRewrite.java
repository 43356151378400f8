package dev.nnm.compiler.simplify;

import java.util.Map;

/**
 * A tempting rule that is absent from the exact ones.
 *
 * @param rule the rule
 * @param reason what it would break
 * @param counterexample values for its names at which both sides differ
 */
public record AbsentRewrite(String rule, String reason, Map<String, Double> counterexample) {

    /** Copies the values. */
    public AbsentRewrite {
        counterexample = Map.copyOf(counterexample);
    }
}
