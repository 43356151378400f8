package dev.nnm.teach.trace;

import dev.nnm.compiler.Formula;
import java.util.List;
import java.util.Optional;

/**
 * An evaluation, step by step.
 *
 * @param of what is computed
 * @param direction by which element of which variable the tangents are; empty if there are none
 * @param steps variables first, then in evaluation order
 */
public record Trace(String of, Optional<String> direction, List<Step> steps) {

    /** Copies the list. */
    public Trace {
        steps = List.copyOf(steps);
    }

    /**
     * An intermediate variable.
     *
     * @param name its name
     * @param formula its operation on the names of other steps; empty for a variable
     * @param shape the sizes of its axes
     * @param value its elements, row-major; none if there is no point
     * @param line the line of the file that it comes from; 0 if none is known
     * @param tangent its tangent, if tangents were asked for
     * @param adjoint its adjoint, if adjoints were asked for
     */
    public record Step(
            Formula name,
            Optional<Formula> formula,
            List<Integer> shape,
            List<Double> value,
            int line,
            Optional<Derivative> tangent,
            Optional<Derivative> adjoint) {

        /** Copies the lists. */
        public Step {
            shape = List.copyOf(shape);
            value = List.copyOf(value);
        }

        /** Whether the step is a variable. */
        public boolean isVariable() {
            return formula.isEmpty();
        }
    }

    /**
     * A tangent or an adjoint.
     *
     * @param name its name
     * @param formula in terms of the others; empty for one that is given
     * @param value its elements, row-major; none if there is no point
     */
    public record Derivative(Formula name, Optional<Formula> formula, List<Double> value) {

        /** Copies the list. */
        public Derivative {
            value = List.copyOf(value);
        }
    }
}
