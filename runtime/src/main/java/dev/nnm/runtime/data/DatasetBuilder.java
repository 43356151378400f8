package dev.nnm.runtime.data;

import dev.nnm.runtime.DoubleStorage;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects examples whose number is not known beforehand, element after element in the order of the variables. */
final class DatasetBuilder {

    private final List<Column> inputs;
    private final List<Column> targets;
    private final List<Column> all;
    private int column;
    private int count;

    private DatasetBuilder(List<Column> inputs, List<Column> targets) {
        this.inputs = inputs;
        this.targets = targets;
        this.all = new ArrayList<>(inputs);
        this.all.addAll(targets);
    }

    static DatasetBuilder withTargets(ModelDescription model) {
        return new DatasetBuilder(
                inputs(model), model.targets().stream().map(Column::new).toList());
    }

    static DatasetBuilder inputsOnly(ModelDescription model) {
        return new DatasetBuilder(inputs(model), List.of());
    }

    /**
     * Adds the next element of the current example.
     *
     * @throws IllegalArgumentException if it is none of the variable's classes
     */
    void add(double value) {
        Column current = all.get(column);
        current.add(value);
        if (current.length % current.size == 0) {
            column = (column + 1) % all.size();
            count += column == 0 ? 1 : 0;
        }
    }

    int count() {
        return count;
    }

    Dataset build() {
        return new Dataset(
                count,
                inputs.stream().map(Column::build).toList(),
                targets.stream().map(Column::build).toList());
    }

    private static List<Column> inputs(ModelDescription model) {
        return model.inputs().stream().map(Column::new).toList();
    }

    /** The growing values of one variable. */
    private static final class Column {

        private final Variable variable;
        private final int size;
        private double[] values = {};
        private int length;

        Column(Variable variable) {
            this.variable = variable;
            this.size = variable.size();
        }

        void add(double value) {
            variable.requireElement(value);
            if (length == values.length) {
                values = Arrays.copyOf(values, Math.max(64, Math.addExact(length, length)));
            }
            values[length++] = value;
        }

        VariableData build() {
            return new VariableData(variable.name(), size, new DoubleStorage(Arrays.copyOf(values, length)));
        }
    }
}
