package dev.nnm.runtime.data;

import dev.nnm.runtime.Precision;
import java.util.List;

/**
 * Where the variables are in a CSV file.
 *
 * @param hasHeader whether the first row holds names
 * @param width the number of columns in every row
 * @param variables in the model's order
 */
record ColumnLayout(boolean hasHeader, int width, List<VariableColumns> variables) {

    ColumnLayout {
        variables = List.copyOf(variables);
    }

    /**
     * The layout for known columns. The first row is a header if none of its fields where numbers belong is a number,
     * so that a single bad field in a row of data is reported and not skipped.
     */
    static ColumnLayout of(List<String> firstRow, List<VariableColumns> variables) {
        List<Integer> numberColumns = variables.stream()
                .filter(VariableColumns::isNumber)
                .flatMap(v -> v.columns().stream())
                .toList();
        Field number = new Field.Decimal(Precision.DOUBLE);
        boolean header = !numberColumns.isEmpty()
                && numberColumns.stream()
                        .map(firstRow::get)
                        .allMatch(text -> !text.isEmpty() && number.parse(text).isEmpty());
        return new ColumnLayout(header, firstRow.size(), variables);
    }
}
