package dev.nnm.teach.backprop;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.optimize.Optimizer;
import dev.nnm.runtime.optimize.Optimizers;
import dev.nnm.runtime.train.TrainingOptions;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.teach.backprop.Backpropagation.Change;
import dev.nnm.teach.backprop.Backpropagation.Elements;
import dev.nnm.teach.subject.Subject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a model while it learns: the runtime's optimizers change them. */
final class LearnedWeights {

    private final ModelDescription model;
    private final Map<String, double[]> example;
    private final Subject start;
    private final int trained;
    private final Optimizer optimizer;
    private final Storage parameters;
    private final double[] changes;
    private long steps;

    /** The parameters that a subject starts with. */
    LearnedWeights(Subject subject) {
        this.start = subject;
        this.model = subject.model().description();
        this.example = new HashMap<>(subject.at());
        this.trained = subject.model().trained().stream()
                .map(CheckedModel.ParameterNode::parameter)
                .mapToInt(Parameter::size)
                .sum();
        this.parameters = subject.weights().parameters();
        for (Parameter parameter : model.parameters()) {
            double[] given = example.remove(parameter.name());
            for (int i = 0; given != null && i < given.length; i++) {
                parameters.set(parameter.offset() + i, given[i]);
            }
        }
        this.optimizer = Optimizers.create(plan(subject), parameters.precision(), trained);
        this.changes = new double[trained];
    }

    /** The optimizer of the file, or what training uses if it names none; with all its settings. */
    static OptimizerPlan plan(Subject subject) {
        OptimizerPlan plan = TrainingOptions.of(subject.model().description()).optimizer();
        Map<String, Double> settings = new LinkedHashMap<>(Optimizers.settingsOf(plan.name()));
        settings.putAll(plan.settings());
        return new OptimizerPlan(plan.name(), settings);
    }

    /** The subject with the parameters as they are now. */
    Subject subject() {
        Weights weights = new Weights(
                parameters.copyOfRange(0, model.parameterCount()),
                start.weights().preparations());
        return new Subject(start.compiler(), start.model(), weights, start.result(), start.variables(), example);
    }

    /**
     * Changes the parameters.
     *
     * @param gradients the derivatives of the loss by the elements of each; one that is missing is 0
     * @return what happened to each
     */
    Map<String, Change> update(Map<String, double[]> gradients) {
        Storage gradient = Storage.allocate(parameters.precision(), trained);
        for (Parameter parameter : model.parameters()) {
            double[] elements = gradients.getOrDefault(parameter.name(), new double[0]);
            for (int i = 0; i < elements.length; i++) {
                gradient.set(parameter.offset() + i, elements[i]);
            }
        }
        double[] before = parameters.toDoubles();
        double[] previous = changes.clone();
        optimizer.update(++steps, parameters, gradient, 0, trained);
        for (int i = 0; i < trained; i++) {
            changes[i] = parameters.get(i) - before[i];
        }
        Map<String, Change> happened = new HashMap<>();
        for (Parameter parameter : model.parameters()) {
            if (parameter.offset() < trained) {
                happened.put(
                        parameter.name(),
                        new Change(
                                elements(parameter, previous),
                                elements(parameter, changes),
                                elements(parameter, parameters.toDoubles())));
            }
        }
        return happened;
    }

    private static Elements elements(Parameter parameter, double[] all) {
        double[] own = Arrays.copyOfRange(all, parameter.offset(), parameter.offset() + parameter.size());
        return new Elements(
                parameter.shape(), List.copyOf(Arrays.stream(own).boxed().toList()));
    }
}
