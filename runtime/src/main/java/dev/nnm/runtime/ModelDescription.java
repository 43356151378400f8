package dev.nnm.runtime;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a model besides its kernels.
 *
 * @param name the model's name
 * @param sourceName the model file's name, for messages
 * @param precision the floating-point type of its kernels and weights
 * @param inputs in the order of their declaration
 * @param targets in the order of their declaration
 * @param parameters in the order of their offsets
 * @param outputs in the order of their declaration
 * @param metrics the names of the metrics, in the order of their results in the kernel {@code evaluate}
 * @param hasLoss whether the model can be trained
 * @param training the {@code train} block, or null if the file has none
 */
public record ModelDescription(
        String name,
        String sourceName,
        Precision precision,
        List<Variable> inputs,
        List<Variable> targets,
        List<Parameter> parameters,
        List<Variable> outputs,
        List<String> metrics,
        boolean hasLoss,
        @Nullable TrainingPlan training) {

    /** Copies the lists. */
    public ModelDescription {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
        metrics = List.copyOf(metrics);
    }

    /** The number of elements of all parameters together: the size of the flat parameter array. */
    public int parameterCount() {
        return parameters.stream().mapToInt(Parameter::size).reduce(0, Math::addExact);
    }

    /** The number of elements of the parameters that are trained: the size of the gradient. */
    public int trainedCount() {
        return parameters.stream()
                .filter(Parameter::trained)
                .mapToInt(Parameter::size)
                .reduce(0, Math::addExact);
    }

    /** The number of elements of all inputs of one example. */
    public int inputSize() {
        return inputs.stream().mapToInt(Variable::size).reduce(0, Math::addExact);
    }

    /** The number of elements of all targets of one example; a class counts as one. */
    public int targetSize() {
        return targets.stream().mapToInt(Variable::size).reduce(0, Math::addExact);
    }

    /**
     * Makes sure that there is an output: a model with a loss alone can be trained, but has nothing to predict.
     *
     * @throws UserError if there is none
     */
    public void requireOutput() {
        if (outputs.isEmpty()) {
            throw new UserError(sourceName
                    + ": the model has no output, so there is nothing to compute; output y = … in the file makes one.");
        }
    }

    /** The inputs whose elements are numbers: by these, a model can be differentiated. */
    public List<Variable> numericInputs() {
        return inputs.stream().filter(input -> !input.isClass()).toList();
    }

    /**
     * The input of this name.
     *
     * @throws IllegalArgumentException if the model has no such input
     */
    public Variable input(String wanted) {
        return inputs.stream()
                .filter(input -> input.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no input " + wanted));
    }

    /** The only target that is one of several classes; none if there are several such targets. */
    public Optional<Variable> classTarget() {
        List<Variable> found = targets.stream()
                .filter(target -> target.isClass() && target.shape().isEmpty())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /**
     * The output whose largest element tells the class: the model has one class target, with k classes, and this is its
     * only output of shape [k].
     */
    public Optional<Variable> classOutput() {
        return classTarget().flatMap(target -> {
            List<Integer> shape = List.of(target.classes().size());
            List<Variable> found =
                    outputs.stream().filter(o -> o.shape().equals(shape)).toList();
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        });
    }
}
