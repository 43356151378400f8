package dev.nnm.teach.grade;

import dev.nnm.compiler.Formula;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of an answer.
 *
 * @param verdict whether it is right
 * @param of what was to be differentiated
 * @param by by what
 * @param answer the answer
 * @param derivative the true derivative
 * @param points at how many points both were compared
 * @param counterexample where they differ, if they do
 */
public record Grade(
        Verdict verdict,
        String of,
        String by,
        Formula answer,
        Formula derivative,
        int points,
        Optional<Counterexample> counterexample) {

    /** Whether an answer is right. */
    public enum Verdict {
        /** The difference simplifies to 0. */
        PROVED,
        /** Both agree in 40 digits wherever both were compared. */
        EQUAL_AT_POINTS,
        /** There is a point where they differ. */
        WRONG,
        /** No point was found where both have a value. */
        UNDECIDED
    }

    /**
     * A point where answer and derivative differ.
     *
     * @param at the variables, row-major
     * @param answer the answer's value; empty if it has none there
     * @param derivative the true derivative
     */
    public record Counterexample(Map<String, double[]> at, Optional<BigDecimal> answer, BigDecimal derivative) {

        /** Copies the map in its order. */
        public Counterexample {
            at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
        }
    }
}
