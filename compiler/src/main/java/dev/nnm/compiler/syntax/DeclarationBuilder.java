package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.Statement.DimensionDefinition;
import dev.nnm.compiler.syntax.Statement.Import;
import dev.nnm.compiler.syntax.Statement.InputDeclaration;
import dev.nnm.compiler.syntax.Statement.LayerDefinition;
import dev.nnm.compiler.syntax.Statement.ModelName;
import dev.nnm.compiler.syntax.Statement.ParameterDeclaration;
import dev.nnm.compiler.syntax.Statement.PrecisionChoice;
import dev.nnm.compiler.syntax.Statement.TargetDeclaration;
import dev.nnm.grammar.NnmParser.ClassesContext;
import dev.nnm.grammar.NnmParser.DimensionDefinitionContext;
import dev.nnm.grammar.NnmParser.ImportedFileContext;
import dev.nnm.grammar.NnmParser.LayerDefinitionContext;
import dev.nnm.grammar.NnmParser.ModelNameContext;
import dev.nnm.grammar.NnmParser.ParameterDeclarationContext;
import dev.nnm.grammar.NnmParser.PrecisionChoiceContext;
import dev.nnm.grammar.NnmParser.ShapeContext;
import dev.nnm.grammar.NnmParser.StatementContext;
import dev.nnm.grammar.NnmParser.VariableDeclaratorContext;
import dev.nnm.runtime.Precision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds declarations: what a model is given, and what it is called. */
final class DeclarationBuilder {

    private final Spans spans;
    private final Literals literals;
    private final ExpressionBuilder expressions;

    DeclarationBuilder(Spans spans, ExpressionBuilder expressions) {
        this.spans = spans;
        this.literals = new Literals(spans);
        this.expressions = expressions;
    }

    Statement input(VariableDeclaratorContext tree) {
        return new InputDeclaration(
                spans.of(tree), literals.name(tree.name()), shape(tree.shape()), classes(tree.classes()));
    }

    Statement target(VariableDeclaratorContext tree) {
        return new TargetDeclaration(
                spans.of(tree), literals.name(tree.name()), shape(tree.shape()), classes(tree.classes()));
    }

    private List<StringLiteral> classes(@Nullable ClassesContext tree) {
        if (tree == null) {
            return List.of();
        }
        List<StringLiteral> written =
                tree.STRING().stream().map(literals::string).toList();
        return tree.CHARACTERS() == null ? written : characters(written.get(0));
    }

    /** A class for each character of a text. */
    private static List<StringLiteral> characters(StringLiteral text) {
        if (text.value().isEmpty()) {
            throw new LineFailure(SyntaxProblems.noCharacters(text.span()));
        }
        return text.value()
                .codePoints()
                .mapToObj(character -> new StringLiteral(text.span(), Character.toString(character)))
                .toList();
    }

    private List<Expression> shape(@Nullable ShapeContext tree) {
        return tree == null ? List.of() : expressions.expressions(tree.expression());
    }

    Statement declaration(SourceSpan span, StatementContext tree) {
        if (tree instanceof ModelNameContext model) {
            return new ModelName(span, literals.name(model.name()));
        }
        if (tree instanceof PrecisionChoiceContext choice) {
            return new PrecisionChoice(span, precision(literals.name(choice.name())));
        }
        if (tree instanceof ParameterDeclarationContext parameter) {
            return parameter(span, parameter);
        }
        if (tree instanceof DimensionDefinitionContext dimension) {
            return new DimensionDefinition(
                    span, literals.name(dimension.name()), expressions.expression(dimension.expression()));
        }
        if (tree instanceof LayerDefinitionContext layer) {
            return layer(span, layer);
        }
        return new Import(span, literals.string(((ImportedFileContext) tree).STRING()));
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
}
