package dev.nnm.runtime.data;

import dev.nnm.runtime.ColumnSelection;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.NearestName;
import dev.nnm.runtime.UserError;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the variables of a model in a CSV file by the columns that the model file selects. */
final class ColumnSelector implements ColumnFinder {

    private final String file;
    private final ModelDescription model;
    private final List<ColumnSelection> selections;
    private final boolean withTargets;

    ColumnSelector(String file, ModelDescription model, List<ColumnSelection> selections, boolean withTargets) {
        this.file = file;
        this.model = model;
        this.selections = selections;
        this.withTargets = withTargets;
    }

    @Override
    public boolean isHeader(List<String> fields) {
        return isByName()
                && chosen().filter(ColumnSelection::isByName)
                        .allMatch(selection -> fields.containsAll(selection.names()));
    }

    @Override
    public boolean isExample(List<String> fields) {
        return !isByName()
                && chosen().allMatch(selection -> selection.last() <= fields.size())
                && columns(fields).stream().allMatch(variable -> variable.isIn(fields));
    }

    @Override
    public ColumnLayout find(List<String> firstRow) {
        List<VariableColumns> columns = columns(firstRow);
        return isByName() ? new ColumnLayout(true, firstRow.size(), columns) : ColumnLayout.of(firstRow, columns);
    }

    private boolean isByName() {
        return chosen().anyMatch(ColumnSelection::isByName);
    }

    private Stream<ColumnSelection> chosen() {
        return WantedVariable.of(model, withTargets).stream().map(this::selectionOf);
    }

    private List<VariableColumns> columns(List<String> firstRow) {
        return WantedVariable.of(model, withTargets).stream()
                .map(wanted -> wanted.at(columnsOf(wanted, selectionOf(wanted), firstRow)))
                .toList();
    }

    private ColumnSelection selectionOf(WantedVariable wanted) {
        return selections.stream()
                .filter(s -> s.variable().equals(wanted.name()))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        model.sourceName() + ": the data block selects no column for " + wanted.name() + "."));
    }

    private List<Integer> columnsOf(WantedVariable wanted, ColumnSelection selection, List<String> firstRow) {
        List<Integer> columns = selection.isByName()
                ? selection.names().stream().map(n -> columnNamed(n, firstRow)).toList()
                : positions(wanted, selection, firstRow.size());
        if (columns.size() != wanted.size()) {
            throw new UserError(model.sourceName() + ": " + wanted.name() + " has " + wanted.size()
                    + (wanted.size() == 1 ? " element" : " elements") + ", but the data block selects " + columns.size()
                    + (columns.size() == 1 ? " column" : " columns") + " for it.");
        }
        return columns;
    }

    private List<Integer> positions(WantedVariable wanted, ColumnSelection selection, int width) {
        if (selection.first() < 1 || selection.last() > width) {
            throw new UserError(file + ": the rows have " + width + (width == 1 ? " column" : " columns") + ", but "
                    + wanted.name() + " is in " + words(selection) + ".");
        }
        return IntStream.range(selection.first() - 1, selection.last()).boxed().toList();
    }

    private int columnNamed(String name, List<String> header) {
        int column = header.indexOf(name.strip());
        if (column < 0) {
            throw new UserError(file + ": the header has no column \"" + name + "\"; it has "
                    + String.join(", ", header) + "." + NearestName.question(name, header));
        }
        if (header.lastIndexOf(name.strip()) != column) {
            throw new UserError(file + ": the header names " + name.strip() + " twice.");
        }
        return column;
    }

    private static String words(ColumnSelection selection) {
        return selection.first() == selection.last()
                ? "column " + selection.first()
                : "columns " + selection.first() + ".." + selection.last();
    }
}
