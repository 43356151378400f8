package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Statement.LossTerm;
import dev.nnm.compiler.syntax.Statement.MetricDefinition;
import dev.nnm.compiler.syntax.Statement.Repeat;
import dev.nnm.compiler.syntax.Statement.TrainBlock;
import dev.nnm.grammar.NnmLexer;
import dev.nnm.grammar.NnmParser.BinaryContext;
import dev.nnm.grammar.NnmParser.BlockContext;
import dev.nnm.grammar.NnmParser.ConstantDefinitionContext;
import dev.nnm.grammar.NnmParser.ExpressionContext;
import dev.nnm.grammar.NnmParser.FunctionDefinitionContext;
import dev.nnm.grammar.NnmParser.InputDeclarationContext;
import dev.nnm.grammar.NnmParser.ItemContext;
import dev.nnm.grammar.NnmParser.LayerDefinitionContext;
import dev.nnm.grammar.NnmParser.LineContext;
import dev.nnm.grammar.NnmParser.LossTermContext;
import dev.nnm.grammar.NnmParser.MetricDefinitionContext;
import dev.nnm.grammar.NnmParser.OutputDefinitionContext;
import dev.nnm.grammar.NnmParser.ParameterDeclarationContext;
import dev.nnm.grammar.NnmParser.RepeatContext;
import dev.nnm.grammar.NnmParser.StatementContext;
import dev.nnm.grammar.NnmParser.TargetDeclarationContext;
import dev.nnm.grammar.NnmParser.TrainBlockContext;
import java.util.List;

/** Builds statements from parse trees. */
final class StatementBuilder {

    private static final String INNER_VALUE =
            "Only the last line of a block is its value. Give it a name, as in m = max(z).";
    private static final String REPEAT_VALUE = "A repetition has no value: it defines names again, as in x = f(x).";

    private final Spans spans;
    private final Literals literals;
    private final ExpressionBuilder expressions;
    private final DeclarationBuilder declarations;
    private final DefinitionBuilder definitions;
    private final FunctionBuilder functions;
    private final TrainSettingBuilder settings;

    StatementBuilder(Spans spans) {
        this.spans = spans;
        this.literals = new Literals(spans);
        this.expressions = new ExpressionBuilder(spans, this::block);
        this.declarations = new DeclarationBuilder(spans, expressions);
        this.definitions = new DefinitionBuilder(spans, expressions);
        this.functions = new FunctionBuilder(spans, expressions, this::block);
        this.settings = new TrainSettingBuilder(spans, expressions);
    }

    /** The statements of a line at the top level: none for an empty line, several for a list of names. */
    List<Statement> statements(LineContext tree) {
        ItemContext item = tree.item();
        if (item == null) {
            return List.of();
        }
        if (item.statement() != null) {
            return statements(item.statement());
        }
        if (item.ASSIGN() == null) {
            throw new LineFailure(valueWithoutName(item.expression(0)));
        }
        return List.of(definitions.definition(item));
    }

    private Problem valueWithoutName(ExpressionContext tree) {
        if (tree.getStart().getType() == NnmLexer.MINUS || tree.getStart().getType() == NnmLexer.PLUS) {
            String sign = TokenPhrases.found(tree.getStart());
            return SyntaxProblems.lineCannotStart(spans.of(tree.getStart()), sign, "");
        }
        return SyntaxProblems.valueWithoutName(spans.of(tree), isEquation(tree));
    }

    private static boolean isEquation(ExpressionContext tree) {
        return tree instanceof BinaryContext binary && Operators.binary(binary.operator) == BinaryOperator.EQUAL;
    }

    private List<Statement> statements(StatementContext tree) {
        if (tree instanceof InputDeclarationContext input) {
            return input.variableDeclarator().stream().map(declarations::input).toList();
        }
        if (tree instanceof TargetDeclarationContext target) {
            return target.variableDeclarator().stream()
                    .map(declarations::target)
                    .toList();
        }
        if (tree instanceof OutputDefinitionContext output) {
            return output.exported().stream().map(definitions::output).toList();
        }
        return List.of(statement(tree));
    }

    private Statement statement(StatementContext tree) {
        SourceSpan span = spans.of(tree);
        if (tree instanceof ConstantDefinitionContext constant) {
            return definitions.constant(span, constant);
        }
        if (tree instanceof LossTermContext loss) {
            return new LossTerm(span, expressions.expression(loss.expression()));
        }
        if (tree instanceof MetricDefinitionContext metric) {
            Argument argument = expressions.argument(metric.argument());
            return new MetricDefinition(span, argument.name(), argument.value());
        }
        if (tree instanceof FunctionDefinitionContext function) {
            return functions.function(span, function);
        }
        if (tree instanceof RepeatContext repeat) {
            return repeat(span, repeat);
        }
        if (tree instanceof TrainBlockContext train) {
            return new TrainBlock(span, settings.settings(train.setting()));
        }
        return declarations.declaration(span, tree);
    }

    private Statement repeat(SourceSpan span, RepeatContext tree) {
        List<ItemContext> items = tree.block().item();
        if (items.isEmpty()) {
            throw new LineFailure(SyntaxProblems.emptyRepeat(spans.of(tree.block())));
        }
        Name counter = tree.name() == null ? null : literals.name(tree.name());
        return new Repeat(
                span, expressions.expression(tree.expression()), counter, blockStatements(items, REPEAT_VALUE));
    }

    private Block block(BlockContext tree) {
        List<ItemContext> items = tree.item();
        ItemContext last = items.isEmpty() ? null : items.get(items.size() - 1);
        if (last == null || last.statement() != null || last.ASSIGN() != null) {
            throw new LineFailure(SyntaxProblems.blockWithoutValue(spans.of(tree.RBRACE())));
        }
        List<Statement> statements = blockStatements(items.subList(0, items.size() - 1), INNER_VALUE);
        return new Block(spans.of(tree), statements, expressions.expression(last.expression(0)));
    }

    private List<Statement> blockStatements(List<ItemContext> trees, String adviceForValue) {
        return Each.of(trees, tree -> blockStatement(tree, adviceForValue));
    }

    private Statement blockStatement(ItemContext tree, String adviceForValue) {
        StatementContext statement = tree.statement();
        if (statement != null) {
            if (!isBlockStatement(statement)) {
                SourceSpan word = spans.of(statement.getStart());
                throw new LineFailure(SyntaxProblems.statementInsideBlock(word, word.text()));
            }
            return statement(statement);
        }
        if (tree.ASSIGN() == null) {
            throw new LineFailure(SyntaxProblems.valueInsideBlock(spans.of(tree), adviceForValue));
        }
        return definitions.definition(tree);
    }

    private static boolean isBlockStatement(StatementContext tree) {
        return tree instanceof ParameterDeclarationContext
                || tree instanceof ConstantDefinitionContext
                || tree instanceof LayerDefinitionContext
                || tree instanceof RepeatContext;
    }
}
