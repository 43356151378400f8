package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.NumberLiteral;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.TrainSetting.ColumnBinding;
import dev.nnm.compiler.syntax.TrainSetting.ColumnPositions;
import dev.nnm.compiler.syntax.TrainSetting.DataFile;
import dev.nnm.compiler.syntax.TrainSetting.DataRow;
import dev.nnm.compiler.syntax.TrainSetting.DataTable;
import dev.nnm.compiler.syntax.TrainSetting.DataText;
import dev.nnm.compiler.syntax.TrainSetting.Setting;
import dev.nnm.grammar.NnmParser.ColumnBindingContext;
import dev.nnm.grammar.NnmParser.DataFileContext;
import dev.nnm.grammar.NnmParser.DataRowContext;
import dev.nnm.grammar.NnmParser.DataSettingContext;
import dev.nnm.grammar.NnmParser.DataSourceContext;
import dev.nnm.grammar.NnmParser.DataTableContext;
import dev.nnm.grammar.NnmParser.DataTextContext;
import dev.nnm.grammar.NnmParser.PlainSettingContext;
import dev.nnm.grammar.NnmParser.SettingContext;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds the settings of a train block from parse trees. */
final class TrainSettingBuilder {

    private final Spans spans;
    private final Literals literals;
    private final ExpressionBuilder expressions;

    TrainSettingBuilder(Spans spans, ExpressionBuilder expressions) {
        this.spans = spans;
        this.literals = new Literals(spans);
        this.expressions = expressions;
    }

    List<TrainSetting> settings(List<SettingContext> trees) {
        return trees.stream().map(this::setting).toList();
    }

    private TrainSetting setting(SettingContext tree) {
        SourceSpan span = spans.of(tree);
        if (tree instanceof PlainSettingContext plain) {
            return new Setting(span, literals.name(plain.settingKey()), expressions.arguments(plain.argument()));
        }
        DataSourceContext source = ((DataSettingContext) tree).dataSource();
        if (source instanceof DataTableContext table) {
            return new DataTable(span, table.dataRow().stream().map(this::row).toList());
        }
        return source instanceof DataTextContext text ? text(span, text) : file(span, (DataFileContext) source);
    }

    private TrainSetting text(SourceSpan span, DataTextContext tree) {
        StringLiteral path = tree.STRING() == null ? null : literals.string(tree.STRING());
        List<StringLiteral> parts = tree.writtenText() == null
                ? List.of()
                : tree.writtenText().STRING().stream().map(literals::string).toList();
        return new DataText(span, path, parts, expressions.optional(tree.expression()));
    }

    private DataRow row(DataRowContext tree) {
        List<Expression> inputs = expressions.row(tree.dataValues(0).expression());
        List<Expression> targets = tree.ARROW() == null
                ? List.of()
                : expressions.row(tree.dataValues(1).expression());
        return new DataRow(spans.of(tree), inputs, targets);
    }

    private TrainSetting file(SourceSpan span, DataFileContext tree) {
        List<ColumnBinding> columns = tree.columnBindings() == null
                ? List.of()
                : tree.columnBindings().columnBinding().stream()
                        .map(this::columnBinding)
                        .toList();
        return new DataFile(span, literals.string(tree.STRING()), columns);
    }

    private ColumnBinding columnBinding(ColumnBindingContext tree) {
        List<StringLiteral> names = tree.STRING().stream().map(literals::string).toList();
        return new ColumnBinding(spans.of(tree), literals.name(tree.name()), positions(tree.NUMBER()), names);
    }

    private @Nullable ColumnPositions positions(List<TerminalNode> numbers) {
        if (numbers.isEmpty()) {
            return null;
        }
        TerminalNode firstNode = numbers.get(0);
        TerminalNode lastNode = numbers.get(numbers.size() - 1);
        SourceSpan span = spans.between(firstNode.getSymbol(), lastNode.getSymbol());
        int first = position(firstNode);
        int last = position(lastNode);
        if (first > last) {
            throw new LineFailure(SyntaxProblems.columnsReversed(span));
        }
        return new ColumnPositions(span, first, last);
    }

    private int position(TerminalNode node) {
        NumberLiteral number = literals.number(node);
        int position = (int) number.value();
        if (position < 1 || position != number.value()) {
            throw new LineFailure(SyntaxProblems.columnPosition(number.span()));
        }
        return position;
    }
}
