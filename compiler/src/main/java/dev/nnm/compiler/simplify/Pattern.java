package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.op.Elementwise;
import java.util.List;

/** The form of an elementwise expression, of any shape. */
sealed interface Pattern {

    /**
     * Any expression; the same one wherever the name occurs again.
     *
     * @param name what it is called in the rule
     */
    record Any(String name) implements Pattern {}

    /**
     * A known number, down to the sign of zero, or a truth value.
     *
     * @param value the number; 1 or 0 for a truth value
     * @param element which of both
     */
    record Known(double value, ElementType element) implements Pattern {}

    /** An operation applied to expressions. */
    record Apply(Elementwise operation, List<Pattern> arguments) implements Pattern {}
}
