package dev.nnm.runtime.data;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A variable to look for in a CSV file.
 *
 * @param name its name
 * @param size the number of its columns
 * @param field how its fields are read
 */
record WantedVariable(String name, int size, Field field) {

    /** The model's inputs and, if wanted, its targets, in order. */
    static List<WantedVariable> of(ModelDescription model, boolean withTargets) {
        List<WantedVariable> wanted = new ArrayList<>();
        model.inputs().forEach(v -> wanted.add(new WantedVariable(v.name(), v.size(), fieldOf(v, model.precision()))));
        if (withTargets) {
            model.targets()
                    .forEach(v -> wanted.add(new WantedVariable(v.name(), v.size(), fieldOf(v, model.precision()))));
        }
        return wanted;
    }

    VariableColumns at(List<Integer> columns) {
        return new VariableColumns(name, field, columns);
    }

    /** The columns of this variable among the names of a header; each spelling must be there for every element. */
    Optional<List<Integer>> findIn(List<String> header) {
        return names().stream()
                .map(elements -> elements.stream().map(header::indexOf).toList())
                .filter(columns -> columns.stream().allMatch(c -> c >= 0))
                .findFirst();
    }

    /** The names that the columns of this variable may have in a header: in each spelling those of all elements. */
    List<List<String>> names() {
        if (size == 1) {
            return List.of(List.of(name));
        }
        List<IntFunction<String>> spellings =
                List.of(i -> name + "_" + (i + 1), i -> name + (i + 1), i -> name + "[" + i + "]");
        return spellings.stream()
                .map(spelling -> IntStream.range(0, size).mapToObj(spelling).toList())
                .toList();
    }

    /** How messages name the columns that were looked for. */
    String spelling() {
        return size == 1 ? name : name + "_1 … " + name + "_" + size;
    }

    private static Field fieldOf(Variable variable, Precision precision) {
        return variable.isClass() ? Field.ClassLabel.of(variable) : new Field.Decimal(precision);
    }
}
