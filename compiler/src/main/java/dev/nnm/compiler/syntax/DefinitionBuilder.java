package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Statement.ConstantDefinition;
import dev.nnm.compiler.syntax.Statement.Definition;
import dev.nnm.compiler.syntax.Statement.OutputDefinition;
import dev.nnm.compiler.syntax.Statement.TupleDefinition;
import dev.nnm.grammar.NnmParser.CallContext;
import dev.nnm.grammar.NnmParser.ConstantDefinitionContext;
import dev.nnm.grammar.NnmParser.ExportedContext;
import dev.nnm.grammar.NnmParser.ExpressionContext;
import dev.nnm.grammar.NnmParser.IndexContext;
import dev.nnm.grammar.NnmParser.IndicesContext;
import dev.nnm.grammar.NnmParser.ItemContext;
import dev.nnm.grammar.NnmParser.ParenthesizedContext;
import dev.nnm.grammar.NnmParser.PrimaryExpressionContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds what has an expression on the right of '=', and a name, indices or a tuple of names on the left. */
final class DefinitionBuilder {

    private final Spans spans;
    private final Literals literals;
    private final ExpressionBuilder expressions;
    private final IndexNotationBuilder indices;

    DefinitionBuilder(Spans spans, ExpressionBuilder expressions) {
        this.spans = spans;
        this.literals = new Literals(spans);
        this.expressions = expressions;
        this.indices = new IndexNotationBuilder(spans, expressions);
    }

    /** A definition, of which both sides are expressions to the parser. */
    Statement definition(ItemContext tree) {
        SourceSpan span = spans.of(tree);
        ExpressionContext left = tree.expression(0);
        ExpressionContext right = tree.expression(1);
        if (left instanceof IndexContext index && ExpressionBuilder.isName(index.expression(0))) {
            refusePadding(index);
            Name name = literals.name(index.expression(0));
            return new Definition(span, name, indices.tabulation(span, index.subscript(), right));
        }
        Optional<ParenthesizedContext> tuple = tuple(left);
        if (tuple.isPresent()) {
            return new TupleDefinition(span, names(tuple.get()), expressions.expression(right));
        }
        if (!ExpressionBuilder.isName(left)) {
            throw new LineFailure(notAName(left));
        }
        return new Definition(span, literals.name(left), expressions.expression(right));
    }

    private void refusePadding(IndexContext left) {
        if (left.PAD() != null) {
            throw new LineFailure(SyntaxProblems.elementDefined(spans.of(left)));
        }
    }

    private static Optional<ParenthesizedContext> tuple(ExpressionContext tree) {
        return tree instanceof PrimaryExpressionContext primary
                        && primary.primary() instanceof ParenthesizedContext parenthesized
                        && parenthesized.expression().size() > 1
                ? Optional.of(parenthesized)
                : Optional.empty();
    }

    private List<Name> names(ParenthesizedContext tree) {
        for (ExpressionContext part : tree.expression()) {
            if (!ExpressionBuilder.isName(part)) {
                throw new LineFailure(SyntaxProblems.partNotAName(spans.of(part)));
            }
        }
        return tree.expression().stream().map(literals::name).toList();
    }

    private Problem notAName(ExpressionContext left) {
        SourceSpan span = spans.of(left);
        if (left instanceof CallContext call && ExpressionBuilder.isName(call.expression())) {
            return SyntaxProblems.functionWithoutWord(span, span.text());
        }
        return left instanceof IndexContext ? SyntaxProblems.elementDefined(span) : SyntaxProblems.notAName(span);
    }

    Statement output(ExportedContext tree) {
        SourceSpan span = spans.of(tree);
        return new OutputDefinition(span, literals.name(tree.name()), value(span, tree.indices(), tree.expression()));
    }

    Statement constant(SourceSpan span, ConstantDefinitionContext tree) {
        Expression value = tree.indices() == null
                ? expressions.expression(tree.expression())
                : indices.tabulation(span, tree.indices().subscript(), tree.expression());
        return new ConstantDefinition(span, literals.name(tree.name()), value);
    }

    private @Nullable Expression value(
            SourceSpan span, @Nullable IndicesContext left, @Nullable ExpressionContext right) {
        return left == null || right == null
                ? expressions.optional(right)
                : indices.tabulation(span, left.subscript(), right);
    }
}
