package dev.nnm.cli.report;

import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Variable;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.data.VariableData;
import dev.nnm.runtime.predict.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A row for each example: inputs, targets, and what the model makes of them. */
final class PredictionTable {

    private static final TensorText NUMBERS = TensorText.rounded();

    private PredictionTable() {}

    /** The table, with a header. */
    static String print(CompiledModel model, Dataset examples) {
        ModelDescription description = model.description();
        Predictions predictions = model.predict(examples);
        TextTable table = new TextTable("").row(header(description).toArray(String[]::new));
        for (int example = 0; example < examples.count(); example++) {
            table.row(row(description, examples, predictions, example).toArray(String[]::new));
        }
        return table.print();
    }

    private static List<String> header(ModelDescription model) {
        List<String> cells = new ArrayList<>();
        model.inputs().forEach(input -> cells.add(input.name()));
        model.targets().forEach(target -> cells.add("target " + target.name()));
        model.outputs().forEach(output -> cells.add("output " + output.name()));
        model.classOutput().ifPresent(output -> cells.add("class"));
        return cells;
    }

    private static List<String> row(ModelDescription model, Dataset examples, Predictions predictions, int example) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < model.inputs().size(); i++) {
            Variable input = model.inputs().get(i);
            cells.add(given(input, values(examples.inputs().get(i), example)));
        }
        for (int i = 0; i < model.targets().size(); i++) {
            cells.add(given(model.targets().get(i), values(examples.targets().get(i), example)));
        }
        for (Variable output : model.outputs()) {
            cells.add(NUMBERS.print(output.shape(), predictions.output(output.name(), example)));
        }
        model.classOutput()
                .ifPresent(
                        output -> cells.add(predictions.findClassLabel(example).orElse("none")));
        return cells;
    }

    private static String given(Variable variable, double[] values) {
        if (!variable.isClass()) {
            return NUMBERS.print(variable.shape(), values);
        }
        return Arrays.stream(values)
                .mapToObj(index -> variable.classes().get((int) index))
                .collect(Collectors.joining(" "));
    }

    private static double[] values(VariableData variable, int example) {
        return variable.values()
                .copyOfRange(example * variable.size(), variable.size())
                .toDoubles();
    }
}
