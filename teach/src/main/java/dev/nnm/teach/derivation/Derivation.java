package dev.nnm.teach.derivation;

import dev.nnm.compiler.Formula;
import java.util.List;

/**
 * How a derivative is found.
 *
 * @param of what is differentiated
 * @param by by what
 * @param rules the rules of differentiation, from the outside in, each part once
 * @param simplifications what then becomes of the derivative, the first being what the rules give
 * @param shared the parts that occur more than once in the result, each under a name
 */
public record Derivation(String of, String by, List<Step> rules, List<Step> simplifications, List<Shared> shared) {

    /** Copies the lists. */
    public Derivation {
        rules = List.copyOf(rules);
        simplifications = List.copyOf(simplifications);
        shared = List.copyOf(shared);
    }

    /**
     * A step.
     *
     * @param rule the rule's name
     * @param left what is differentiated; empty for a simplification
     * @param right what it becomes
     */
    public record Step(String rule, Formula left, Formula right) {}

    /**
     * A part that is computed once and used several times.
     *
     * @param formula the part
     * @param uses how often it is used
     */
    public record Shared(Formula formula, int uses) {}
}
