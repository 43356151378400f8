package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.Statement.DimensionDefinition;
import dev.nnm.compiler.syntax.Statement.Import;
import dev.nnm.compiler.syntax.Statement.InputDeclaration;
import dev.nnm.compiler.syntax.Statement.LayerDefinition;
import dev.nnm.compiler.syntax.Statement.LossTerm;
import dev.nnm.compiler.syntax.Statement.MetricDefinition;
import dev.nnm.compiler.syntax.Statement.ModelName;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.PrecisionChoice;
import dev.nnm.compiler.syntax.Statement.Repeat;
import dev.nnm.compiler.syntax.Statement.TargetDeclaration;
import dev.nnm.compiler.syntax.Statement.TrainBlock;
import dev.nnm.grammar.NnmLexer;
import dev.nnm.grammar.NnmParser.BinaryContext;
import dev.nnm.grammar.NnmParser.BlockContext;
import dev.nnm.grammar.NnmParser.ConstantDefinitionContext;
import dev.nnm.grammar.NnmParser.DimensionDefinitionContext;
import dev.nnm.grammar.NnmParser.ExpressionContext;
import dev.nnm.grammar.NnmParser.FunctionDefinitionContext;
import dev.nnm.grammar.NnmParser.ImportedFileContext;
import dev.nnm.grammar.NnmParser.InputDeclarationContext;
import dev.nnm.grammar.NnmParser.InputDeclaratorContext;
import dev.nnm.grammar.NnmParser.ItemContext;
import dev.nnm.grammar.NnmParser.LayerDefinitionContext;
import dev.nnm.grammar.NnmParser.LineContext;
import dev.nnm.grammar.NnmParser.LossTermContext;
import dev.nnm.grammar.NnmParser.MetricDefinitionContext;
import dev.nnm.grammar.NnmParser.ModelNameContext;
import dev.nnm.grammar.NnmParser.OutputDefinitionContext;
import dev.nnm.grammar.NnmParser.ParameterDeclarationContext;
import dev.nnm.grammar.NnmParser.PrecisionChoiceContext;
import dev.nnm.grammar.NnmParser.RepeatContext;
import dev.nnm.grammar.NnmParser.ShapeContext;
import dev.nnm.grammar.NnmParser.StatementContext;
import dev.nnm.grammar.NnmParser.TargetDeclarationContext;
import dev.nnm.grammar.NnmParser.TargetDeclaratorContext;
import dev.nnm.grammar.NnmParser.TrainBlockContext;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds statements from parse trees. */
final class StatementBuilder {

    private static final String INNER_VALUE =
            "Only the last line of a block is its value. Give it a name, as in m = max(z).";
    private static final String REPEAT_VALUE = "A repetition has no value: it defines names again, as in x = f(x).";

    private final Spans spans;
    private final Literals literals;
    private final ExpressionBuilder expressions;
    private final DefinitionBuilder definitions;
    private final FunctionBuilder functions;
    private final TrainSettingBuilder settings;

    StatementBuilder(Spans spans) {
        this.spans = spans;
        this.literals = new Literals(spans);
        this.expressions = new ExpressionBuilder(spans, this::block);
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
            return input.inputDeclarator().stream().map(this::input).toList();
        }
        if (tree instanceof TargetDeclarationContext target) {
            return target.targetDeclarator().stream().map(this::target).toList();
        }
        if (tree instanceof OutputDefinitionContext output) {
            return output.exported().stream().map(definitions::output).toList();
        }
        return List.of(statement(tree));
    }

    private Statement input(InputDeclaratorContext tree) {
        return new InputDeclaration(spans.of(tree), literals.name(tree.name()), shape(tree.shape()));
    }

    private Statement target(TargetDeclaratorContext tree) {
        List<StringLiteral> classes =
                tree.STRING().stream().map(literals::string).toList();
        return new TargetDeclaration(spans.of(tree), literals.name(tree.name()), shape(tree.shape()), classes);
    }

    private List<Expression> shape(@Nullable ShapeContext tree) {
        return tree == null ? List.of() : expressions.expressions(tree.expression());
    }

    private Statement statement(StatementContext tree) {
        SourceSpan span = spans.of(tree);
        if (tree instanceof ModelNameContext model) {
            return new ModelName(span, literals.name(model.name()));
        }
        if (tree instanceof PrecisionChoiceContext choice) {
            return new PrecisionChoice(span, precision(literals.name(choice.name())));
        }
        if (tree instanceof ParameterDeclarationContext parameter) {
            return parameter(span, parameter);
        }
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
        return laterStatement(span, tree);
    }

    private Statement laterStatement(SourceSpan span, StatementContext tree) {
        if (tree instanceof ImportedFileContext imported) {
            return new Import(span, literals.string(imported.STRING()));
        }
        if (tree instanceof DimensionDefinitionContext dimension) {
            return new DimensionDefinition(
                    span, literals.name(dimension.name()), expressions.expression(dimension.expression()));
        }
        if (tree instanceof LayerDefinitionContext layer) {
            return layer(span, layer);
        }
        if (tree instanceof RepeatContext repeat) {
            return repeat(span, repeat);
        }
        return new TrainBlock(span, settings.settings(((TrainBlockContext) tree).setting()));
    }

    private static Precision precision(Name name) {
        return switch (name.text()) {
            case "float" -> Precision.FLOAT;
            case "double" -> Precision.DOUBLE;
            default -> throw new LineFailure(SyntaxProblems.unknownPrecision(name.span()));
        };
    }

    private Statement parameter(SourceSpan span, ParameterDeclarationContext tree) {
        Expression written = expressions.optional(tree.expression());
        Name name = literals.name(tree.name());
        List<Expression> shape = shape(tree.shape());
        if (tree.TILDE() == null) {
            return new ParameterDeclaration(span, name, shape, null, written);
        }
        if (!(written instanceof Expression.NameReference) && !(written instanceof Expression.Call)) {
            throw new LineFailure(SyntaxProblems.initializerExpected(spans.of(tree.expression())));
        }
        return new ParameterDeclaration(span, name, shape, written, null);
    }

    private Statement layer(SourceSpan span, LayerDefinitionContext tree) {
        Expression written = expressions.expression(tree.expression());
        if (!(written instanceof Call call) || !(call.function() instanceof NameReference)) {
            throw new LineFailure(SyntaxProblems.layerCallExpected(spans.of(tree.expression())));
        }
        return new LayerDefinition(span, literals.name(tree.name()), call);
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
        List<Statement> statements = new ArrayList<>();
        // No stream: blocks nest deeply, and its frames would take most of the stack.
        for (ItemContext tree : trees) {
            statements.add(blockStatement(tree, adviceForValue));
        }
        return statements;
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
