package dev.nnm.compiler.check;

import dev.nnm.compiler.check.CheckedModel.VariableNode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.TrainSetting.ColumnBinding;
import dev.nnm.compiler.syntax.TrainSetting.DataFile;
import dev.nnm.compiler.syntax.TrainSetting.DataRow;
import dev.nnm.compiler.syntax.TrainSetting.DataTable;
import dev.nnm.compiler.syntax.TrainSetting.DataText;
import dev.nnm.runtime.ColumnSelection;
import dev.nnm.runtime.DataPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads where training data comes from: a table in the file, columns of a CSV file, or a text. */
final class DataChecker {

    private final Elaboration elaboration;
    private final Globals globals;
    private final List<Column> inputs;
    private final List<Column> targets;

    /** A variable that data must give values for; its classes are empty if the values are numbers. */
    private record Column(String name, Shape shape, List<String> classes) {

        int size() {
            return (int) shape.elementCount();
        }

        boolean takesCharacters() {
            return !classes.isEmpty()
                    && classes.stream().allMatch(label -> label.codePointCount(0, label.length()) == 1);
        }

        @Override
        public String toString() {
            return name + (shape.isScalar() ? "" : shape);
        }
    }

    DataChecker(Elaboration elaboration, Globals globals, List<VariableNode> inputs, List<VariableNode> targets) {
        this.elaboration = elaboration;
        this.globals = globals;
        this.inputs = inputs.stream().map(DataChecker::column).toList();
        this.targets = targets.stream().map(DataChecker::column).toList();
    }

    private static Column column(VariableNode variable) {
        return new Column(variable.name(), variable.node().shape(), variable.classes());
    }

    DataPlan table(DataTable table) {
        List<List<Double>> rows = new ArrayList<>();
        for (DataRow row : table.rows()) {
            List<Double> values = new ArrayList<>(side(row.span(), "input", row.inputs(), inputs));
            values.addAll(side(row.span(), "target", row.targets(), targets));
            rows.add(values);
        }
        if (rows.isEmpty()) {
            throw TrainProblems.noRows(table.span());
        }
        return new DataPlan.Table(rows);
    }

    /** The values of one side of a row: every element by itself, or a list for each vector. */
    private List<Double> side(SourceSpan row, String side, List<Expression> given, List<Column> columns) {
        List<Double> values = new ArrayList<>();
        for (Expression expression : given) {
            values.addAll(values(expression, columnAt(values.size(), columns)));
        }
        long expected = columns.stream().mapToLong(Column::size).sum();
        if (values.size() != expected) {
            String names = columns.stream().map(Column::toString).collect(Collectors.joining(", "));
            throw TrainProblems.rowLength(row, side, values.size(), expected, names);
        }
        return values;
    }

    private static List<String> columnAt(int position, List<Column> columns) {
        int end = 0;
        for (Column column : columns) {
            end += column.size();
            if (position < end) {
                return column.classes();
            }
        }
        return List.of();
    }

    private List<Double> values(Expression expression, List<String> classes) {
        if (expression instanceof StringLiteral literal && !classes.isEmpty()) {
            int index = classes.indexOf(literal.value());
            if (index < 0) {
                throw ValueProblems.unknownClass(literal.span(), literal.value(), classes);
            }
            return List.of((double) index);
        }
        if (expression instanceof ListLiteral list && !classes.isEmpty()) {
            return list.elements().stream()
                    .flatMap(element -> values(element, classes).stream())
                    .toList();
        }
        if (!classes.isEmpty()) {
            Value found = elaboration.expressions().evaluate(expression, globals.frame("train", expression.span()));
            throw TrainProblems.classExpected(expression.span(), found, classes);
        }
        Node node = elaboration.expressions().number(expression, globals.frame("train", expression.span()));
        double[] values = elaboration.known(node, expression.span(), "a value in the data");
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw ValueProblems.outOfRange(expression.span(), "a value in the data", value, "finite");
            }
        }
        return Arrays.stream(values).boxed().toList();
    }

    DataPlan file(DataFile file) {
        List<ColumnSelection> selections = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ColumnBinding binding : file.columns()) {
            if (!seen.add(binding.variable().text())) {
                throw TrainProblems.columnsTwice(
                        binding.variable().span(), binding.variable().text());
            }
            selections.add(selection(binding));
        }
        if (!selections.isEmpty()) {
            refuseMissing(file, seen);
        }
        return new DataPlan.Csv(file.path().value(), selections);
    }

    /** Windows of a text: each variable takes as many characters as it has elements. */
    DataPlan text(DataText text, int step) {
        for (Column column : columns()) {
            if (!column.takesCharacters()) {
                throw TrainProblems.noCharacters(text.span(), column.name());
            }
        }
        StringLiteral path = text.path();
        if (path != null) {
            return new DataPlan.TextFile(path.value(), step);
        }
        text.parts().forEach(this::refuseUnknownCharacters);
        String whole = text.parts().stream().map(StringLiteral::value).collect(Collectors.joining());
        int length = whole.codePointCount(0, whole.length());
        long window = columns().stream().mapToLong(Column::size).sum();
        if (length < window) {
            throw TrainProblems.textTooShort(text.span(), length, window);
        }
        return new DataPlan.Text(whole, step);
    }

    private void refuseUnknownCharacters(StringLiteral part) {
        for (Column column : columns()) {
            List<String> unknown = part.value()
                    .codePoints()
                    .distinct()
                    .mapToObj(Character::toString)
                    .filter(character -> !column.classes().contains(character))
                    .toList();
            if (!unknown.isEmpty()) {
                throw TrainProblems.unknownCharacters(part.span(), column.name(), unknown);
            }
        }
    }

    private void refuseMissing(DataFile file, Set<String> chosen) {
        for (Column column : columns()) {
            if (!chosen.contains(column.name())) {
                throw TrainProblems.columnsMissing(file.path().span(), column.name(), column.size());
            }
        }
    }

    private List<Column> columns() {
        return Stream.concat(inputs.stream(), targets.stream()).toList();
    }

    private ColumnSelection selection(ColumnBinding binding) {
        Column column = column(binding);
        String variable = column.name();
        if (binding.positions() == null) {
            List<String> names =
                    binding.names().stream().map(StringLiteral::value).toList();
            checkCount(binding, column, names.size());
            return new ColumnSelection(variable, 0, 0, names);
        }
        int first = binding.positions().first();
        int last = binding.positions().last();
        checkCount(binding, column, last - first + 1);
        return new ColumnSelection(variable, first, last, List.of());
    }

    private Column column(ColumnBinding binding) {
        String name = binding.variable().text();
        return columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> TrainProblems.unknownSetting(
                        binding.variable().span(),
                        "input or target",
                        name,
                        columns().stream().map(Column::name).toList()));
    }

    private static void checkCount(ColumnBinding binding, Column column, int found) {
        if (found != column.size()) {
            throw TrainProblems.columnCount(binding.span(), column.name(), found, column.shape());
        }
    }
}
