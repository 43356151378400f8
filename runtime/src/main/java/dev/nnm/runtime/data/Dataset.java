package dev.nnm.runtime.data;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.Variable;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Examples for a model: the values of every input and, unless they are only to be predicted, of every target.
 *
 * @param count the number of examples
 * @param inputs in the model's order
 * @param targets in the model's order, a class as its index; empty if the examples have none
 */
public record Dataset(int count, List<VariableData> inputs, List<VariableData> targets) {

    /** Copies the lists. */
    public Dataset {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    /**
     * Examples to train on, from rows that hold all inputs and then all targets, flattened in the model's order, a
     * class as its index.
     *
     * @throws IllegalArgumentException if a row has another length, or a number is none of a variable's classes
     */
    public static Dataset ofRows(ModelDescription model, List<List<Double>> rows) {
        DatasetBuilder builder = DatasetBuilder.withTargets(model);
        int width = model.inputSize() + model.targetSize();
        for (List<Double> row : Objects.requireNonNull(rows, "rows is null")) {
            requireRow(row, builder);
            requireWidth(row.size(), width, "inputs and targets");
            row.forEach(value -> builder.add(
                    Objects.requireNonNull(value, () -> "a number of row " + builder.count() + " is null")));
        }
        return builder.build();
    }

    /**
     * Examples to predict, from rows that hold all inputs, flattened in the model's order.
     *
     * @throws IllegalArgumentException if a row has another length
     */
    public static Dataset ofInputs(ModelDescription model, double[][] rows) {
        DatasetBuilder builder = DatasetBuilder.inputsOnly(model);
        for (double[] row : Objects.requireNonNull(rows, "rows is null")) {
            requireRow(row, builder);
            requireWidth(row.length, model.inputSize(), "inputs");
            for (double value : row) {
                builder.add(value);
            }
        }
        return builder.build();
    }

    /** Whether the examples have targets; true for a model that declares none. */
    public boolean hasTargets(ModelDescription model) {
        return targets.size() == model.targets().size();
    }

    /**
     * The values of an input.
     *
     * @throws IllegalArgumentException if there is no such input
     */
    public VariableData input(String name) {
        return inputs.stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the examples have no input " + name));
    }

    /** These examples, copied in the given order. */
    public Dataset select(int[] examples) {
        return new Dataset(examples.length, select(inputs, examples), select(targets, examples));
    }

    /** The same examples with each input's and target's values replaced. */
    public Dataset map(UnaryOperator<VariableData> ofInput, UnaryOperator<VariableData> ofTarget) {
        return new Dataset(
                count,
                inputs.stream().map(ofInput).toList(),
                targets.stream().map(ofTarget).toList());
    }

    /**
     * Checks that these examples have the model's variables.
     *
     * @throws IllegalArgumentException naming what differs
     */
    public void requireFits(ModelDescription model) {
        List<String> expectedInputs =
                model.inputs().stream().map(Dataset::signature).toList();
        List<String> actualInputs = inputs.stream().map(Dataset::signature).toList();
        List<String> expectedTargets =
                model.targets().stream().map(Dataset::signature).toList();
        List<String> actualTargets = targets.stream().map(Dataset::signature).toList();
        if (!actualInputs.equals(expectedInputs)) {
            throw new IllegalArgumentException(
                    "the examples have the inputs " + actualInputs + ", but the model has " + expectedInputs);
        }
        if (!actualTargets.isEmpty() && !actualTargets.equals(expectedTargets)) {
            throw new IllegalArgumentException(
                    "the examples have the targets " + actualTargets + ", but the model has " + expectedTargets);
        }
    }

    /**
     * Checks that there is something to learn from every number.
     *
     * @throws IllegalArgumentException naming the first that is NaN or infinite
     */
    public void requireFinite() {
        inputs.forEach(VariableData::requireFinite);
        targets.forEach(VariableData::requireFinite);
    }

    private static String signature(Variable variable) {
        return variable.name() + "[" + variable.size() + "]";
    }

    private static String signature(VariableData variable) {
        return variable.name() + "[" + variable.size() + "]";
    }

    private static List<VariableData> select(List<VariableData> variables, int[] examples) {
        return variables.stream().map(v -> select(v, examples)).toList();
    }

    private static VariableData select(VariableData variable, int[] examples) {
        Storage values = Storage.allocate(variable.values().precision(), examples.length * variable.size());
        variable.gather(examples, 0, examples.length, values);
        return new VariableData(variable.name(), variable.size(), values);
    }

    private static void requireRow(Object row, DatasetBuilder builder) {
        Objects.requireNonNull(row, () -> "row " + builder.count() + " is null");
    }

    private static void requireWidth(int actual, int expected, String what) {
        if (actual != expected) {
            throw new IllegalArgumentException(
                    "a row has " + actual + " numbers, but the " + what + " of the model have " + expected);
        }
    }
}
