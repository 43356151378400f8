package dev.nnm.compiler.syntax;

import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.TrainSetting.ColumnBinding;
import dev.nnm.compiler.syntax.TrainSetting.ColumnPositions;
import dev.nnm.compiler.syntax.TrainSetting.DataFile;
import dev.nnm.compiler.syntax.TrainSetting.DataRow;
import dev.nnm.compiler.syntax.TrainSetting.DataTable;
import dev.nnm.compiler.syntax.TrainSetting.DataText;
import dev.nnm.compiler.syntax.TrainSetting.Setting;
import java.util.List;

/** Prints the settings of a train block as indented trees. */
final class TrainSettingPrinter {

    private final AstText text;
    private final ExpressionPrinter expressions;

    TrainSettingPrinter(AstText text, ExpressionPrinter expressions) {
        this.text = text;
        this.expressions = expressions;
    }

    void print(List<TrainSetting> settings) {
        settings.forEach(this::print);
    }

    private void print(TrainSetting setting) {
        if (setting instanceof Setting plain) {
            text.nested("setting " + plain.key().text(), () -> plain.arguments().forEach(expressions::printArgument));
        } else if (setting instanceof DataTable table) {
            text.nested("data table", () -> table.rows().forEach(this::printRow));
        } else if (setting instanceof DataFile file) {
            text.nested("data file", () -> {
                expressions.print(file.path());
                file.columns().forEach(this::printColumns);
            });
        } else if (setting instanceof DataText written) {
            text.nested("data text", () -> printText(written));
        }
    }

    private void printText(DataText written) {
        StringLiteral path = written.path();
        if (path == null) {
            text.nested("parts", () -> written.parts().forEach(expressions::print));
        } else {
            text.nested("file", () -> expressions.print(path));
        }
        Expression step = written.step();
        if (step != null) {
            text.nested("every", () -> expressions.print(step));
        }
    }

    private void printRow(DataRow row) {
        text.nested("row", () -> {
            row.inputs().forEach(expressions::print);
            if (!row.targets().isEmpty()) {
                text.nested("->", () -> row.targets().forEach(expressions::print));
            }
        });
    }

    private void printColumns(ColumnBinding columns) {
        text.nested("columns of " + columns.variable().text(), () -> {
            ColumnPositions positions = columns.positions();
            if (positions != null) {
                text.line("positions " + positions.first() + ".." + positions.last());
            }
            columns.names().forEach(expressions::print);
        });
    }
}
