package dev.nnm.runtime.weights;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.TrainingPlan;
import dev.nnm.runtime.initialize.ParameterInitialization;
import dev.nnm.runtime.prepare.FittedPreparation;
import java.util.List;

/**
 * What training gives a model: its parameters, and how its inputs were prepared. It never changes: what it is made from
 * and what it gives are copies.
 *
 * @param parameters all parameters, flat, each at its offset
 * @param preparations at most one for each input
 */
public record Weights(Storage parameters, List<FittedPreparation> preparations) {

    /** Copies the parameters and the list. */
    public Weights {
        parameters = parameters.copy();
        preparations = List.copyOf(preparations);
    }

    /**
     * A copy of all parameters, flat, each at its offset: kernels work on the arrays themselves, which can be written.
     */
    @Override
    public Storage parameters() {
        return parameters.copy();
    }

    /** Puts all parameters into another storage of their number. */
    public void copyTo(Storage all) {
        parameters.copyTo(0, all, 0, parameters.size());
    }

    /** The weights of an untrained model: initial values, inputs taken as they are. */
    public static Weights initial(ModelDescription model, long seed) {
        return new Weights(ParameterInitialization.initialValues(model, seed), List.of());
    }

    /** The weights of an untrained model, by the seed of its training plan; by 0 if it has none. */
    public static Weights initial(ModelDescription model) {
        TrainingPlan training = model.training();
        return initial(model, training == null ? 0 : training.seed());
    }

    /**
     * A copy of one parameter's values, row-major.
     *
     * @throws IllegalArgumentException if the model has no such parameter
     */
    public double[] valuesOf(ModelDescription model, String parameter) {
        return model.parameters().stream()
                .filter(p -> p.name().equals(parameter))
                .findFirst()
                .map(p -> parameters.copyOfRange(p.offset(), p.size()).toDoubles())
                .orElseThrow(() -> new IllegalArgumentException(model.name() + " has no parameter " + parameter));
    }
}
