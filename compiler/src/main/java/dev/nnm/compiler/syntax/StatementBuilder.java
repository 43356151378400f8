package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.Block;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.compiler.syntax.Statement.InputDeclaration;
import dev.nnm.compiler.syntax.Statement.LossTerm;
import dev.nnm.compiler.syntax.Statement.MetricDefinition;
import dev.nnm.compiler.syntax.Statement.ModelName;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.PrecisionChoice;
import dev.nnm.compiler.syntax.Statement.TargetDeclaration;
import dev.nnm.compiler.syntax.Statement.TrainBlock;
import dev.nnm.grammar.NnmLexer;
import dev.nnm.grammar.NnmParser.BinaryContext;
import dev.nnm.grammar.NnmParser.BlockContext;
import dev.nnm.grammar.NnmParser.CallContext;
import dev.nnm.grammar.NnmParser.ConstantDefinitionContext;
import dev.nnm.grammar.NnmParser.ExportedContext;
import dev.nnm.grammar.NnmParser.ExpressionContext;
import dev.nnm.grammar.NnmParser.FormalParameterContext;
import dev.nnm.grammar.NnmParser.FunctionDefinitionContext;
import dev.nnm.grammar.NnmParser.IndexContext;
import dev.nnm.grammar.NnmParser.InputDeclarationContext;
import dev.nnm.grammar.NnmParser.InputDeclaratorContext;
import dev.nnm.grammar.NnmParser.ItemContext;
import dev.nnm.grammar.NnmParser.LineContext;
import dev.nnm.grammar.NnmParser.LossTermContext;
import dev.nnm.grammar.NnmParser.MetricDefinitionContext;
import dev.nnm.grammar.NnmParser.ModelNameContext;
import dev.nnm.grammar.NnmParser.OutputDefinitionContext;
import dev.nnm.grammar.NnmParser.ParameterDeclarationContext;
import dev.nnm.grammar.NnmParser.PrecisionChoiceContext;
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

    private final Spans spans;
    private final Literals literals;
    private final ExpressionBuilder expressions;
    private final TrainSettingBuilder settings;

    StatementBuilder(Spans spans) {
        this.spans = spans;
        this.literals = new Literals(spans);
        this.expressions = new ExpressionBuilder(spans, this::block);
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
        return List.of(definition(item));
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

    private Definition definition(ItemContext tree) {
        ExpressionContext left = tree.expression(0);
        if (!ExpressionBuilder.isName(left)) {
            throw new LineFailure(notAName(left));
        }
        return new Definition(spans.of(tree), literals.name(left), expressions.expression(tree.expression(1)));
    }

    private Problem notAName(ExpressionContext left) {
        SourceSpan span = spans.of(left);
        if (left instanceof CallContext call && ExpressionBuilder.isName(call.expression())) {
            return SyntaxProblems.functionWithoutWord(span, span.text());
        }
        return left instanceof IndexContext ? SyntaxProblems.elementDefined(span) : SyntaxProblems.notAName(span);
    }

    private List<Statement> statements(StatementContext tree) {
        if (tree instanceof InputDeclarationContext input) {
            return input.inputDeclarator().stream().map(this::input).toList();
        }
        if (tree instanceof TargetDeclarationContext target) {
            return target.targetDeclarator().stream().map(this::target).toList();
        }
        if (tree instanceof OutputDefinitionContext output) {
            return output.exported().stream().map(this::output).toList();
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

    private Statement output(ExportedContext tree) {
        return new OutputDefinition(
                spans.of(tree), literals.name(tree.name()), expressions.optional(tree.expression()));
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
            return new ConstantDefinition(
                    span, literals.name(constant.name()), expressions.expression(constant.expression()));
        }
        if (tree instanceof LossTermContext loss) {
            return new LossTerm(span, expressions.expression(loss.expression()));
        }
        if (tree instanceof MetricDefinitionContext metric) {
            Argument argument = expressions.argument(metric.argument());
            return new MetricDefinition(span, argument.name(), argument.value());
        }
        if (tree instanceof FunctionDefinitionContext function) {
            return function(span, function);
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

    private Statement function(SourceSpan span, FunctionDefinitionContext tree) {
        List<FormalParameter> parameters = tree.formalParameters() == null
                ? List.of()
                : tree.formalParameters().formalParameter().stream()
                        .map(this::formalParameter)
                        .toList();
        Expression body = tree.block() == null ? expressions.expression(tree.expression()) : block(tree.block());
        return new FunctionDefinition(span, literals.name(tree.name()), parameters, body);
    }

    private FormalParameter formalParameter(FormalParameterContext tree) {
        return new FormalParameter(spans.of(tree), literals.name(tree.name()), expressions.optional(tree.expression()));
    }

    private Block block(BlockContext tree) {
        List<ItemContext> items = tree.item();
        ItemContext last = items.isEmpty() ? null : items.get(items.size() - 1);
        if (last == null || last.statement() != null || last.ASSIGN() != null) {
            throw new LineFailure(SyntaxProblems.blockWithoutValue(spans.of(tree.RBRACE())));
        }
        List<Statement> statements = new ArrayList<>();
        for (ItemContext item : items.subList(0, items.size() - 1)) {
            statements.add(blockStatement(item));
        }
        return new Block(spans.of(tree), statements, expressions.expression(last.expression(0)));
    }

    private Statement blockStatement(ItemContext tree) {
        StatementContext statement = tree.statement();
        if (statement instanceof ParameterDeclarationContext || statement instanceof ConstantDefinitionContext) {
            return statement(statement);
        }
        if (statement != null) {
            SourceSpan word = spans.of(statement.getStart());
            throw new LineFailure(SyntaxProblems.statementInsideBlock(word, word.text()));
        }
        if (tree.ASSIGN() == null) {
            throw new LineFailure(SyntaxProblems.valueInsideBlock(spans.of(tree)));
        }
        return definition(tree);
    }
}
