package dev.nnm.runtime.data;

import java.util.List;

/**
 * The columns of a CSV file that hold one variable.
 *
 * @param variable the variable's name
 * @param field how its fields are read
 * @param columns a column for each element, counted from 0
 */
record VariableColumns(String variable, Field field, List<Integer> columns) {

    VariableColumns {
        columns = List.copyOf(columns);
    }

    /** Whether a row has its values, which a header has not, whatever the labels of classes look like. */
    boolean isIn(List<String> row) {
        return columns.stream().allMatch(column -> field.parse(row.get(column)).isPresent());
    }

    boolean isNumber() {
        return field instanceof Field.Decimal;
    }
}
