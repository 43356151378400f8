package dev.nnm.teach.backprop;

import dev.nnm.compiler.Formula;
import dev.nnm.runtime.OptimizerPlan;
import java.util.List;
import java.util.Optional;

/**
 * Training on one example, by hand.
 *
 * @param of what is made smaller
 * @param optimizer how weights are changed, with all its settings
 * @param steps what happens in each step; the last has no changes if none were asked for
 */
public record Backpropagation(String of, OptimizerPlan optimizer, List<Step> steps) {

    /** Copies the list. */
    public Backpropagation {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param loss before it
     * @param layers in evaluation order
     * @param lossAfter the loss of the same example with the new weights, if there are any
     */
    public record Step(double loss, List<Layer> layers, Optional<Double> lossAfter) {

        /** Copies the list. */
        public Step {
            layers = List.copyOf(layers);
        }
    }

    /**
     * A definition of the file, with what it learns.
     *
     * @param name its name
     * @param forward its steps in evaluation order
     * @param errorTerms of what enters its activation
     * @param weights its parameters
     */
    public record Layer(String name, List<Quantity> forward, List<Quantity> errorTerms, List<Weight> weights) {

        /** Copies the lists. */
        public Layer {
            forward = List.copyOf(forward);
            errorTerms = List.copyOf(errorTerms);
            weights = List.copyOf(weights);
        }
    }

    /**
     * A number or a tensor with a name.
     *
     * @param name its name
     * @param formula in terms of others
     * @param values its elements
     */
    public record Quantity(Formula name, Formula formula, Elements values) {}

    /**
     * A parameter.
     *
     * @param name its name
     * @param descent minus the derivative of the loss by it
     * @param values its elements
     * @param changes what the optimizer does to it, if that was asked for
     */
    public record Weight(Formula name, Quantity descent, Elements values, Optional<Change> changes) {}

    /**
     * What the optimizer does to a parameter.
     *
     * @param previous the change of the step before
     * @param change what is added
     * @param updated the elements afterwards
     */
    public record Change(Elements previous, Elements change, Elements updated) {}

    /**
     * The elements of a tensor.
     *
     * @param shape the sizes of its axes
     * @param values row-major
     */
    public record Elements(List<Integer> shape, List<Double> values) {

        /** Copies the lists. */
        public Elements {
            shape = List.copyOf(shape);
            values = List.copyOf(values);
        }
    }
}
