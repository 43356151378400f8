package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.At;
import dev.nnm.compiler.syntax.Expression.BoundReduction;
import dev.nnm.compiler.syntax.Expression.Index;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Expression.Range;
import dev.nnm.compiler.syntax.Expression.Subscript;
import dev.nnm.compiler.syntax.Expression.Tabulation;
import dev.nnm.grammar.NnmLexer;
import dev.nnm.grammar.NnmParser.BinderContext;
import dev.nnm.grammar.NnmParser.BoundReductionContext;
import dev.nnm.grammar.NnmParser.ExpressionContext;
import dev.nnm.grammar.NnmParser.IndexContext;
import dev.nnm.grammar.NnmParser.RangeContext;
import dev.nnm.grammar.NnmParser.SubscriptContext;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds what introduces indices, and what stands in brackets after a tensor. */
final class IndexNotationBuilder {

    private final Spans spans;
    private final Literals literals;
    private final ExpressionBuilder expressions;

    IndexNotationBuilder(Spans spans, ExpressionBuilder expressions) {
        this.spans = spans;
        this.literals = new Literals(spans);
        this.expressions = expressions;
    }

    /** What a definition with indices on its left defines. */
    Tabulation tabulation(SourceSpan span, List<SubscriptContext> indices, ExpressionContext element) {
        List<Binder> binders = Each.of(indices, this::definedIndex);
        checkDistinct(binders);
        return new Tabulation(span, binders, expressions.expression(element));
    }

    private Binder definedIndex(SubscriptContext tree) {
        SourceSpan span = spans.of(tree);
        if (tree.IN() != null) {
            return new Binder(span, literals.name(tree.name()), range(tree.range()));
        }
        boolean isName = tree.RANGE() == null && tree.COLON() == null && ExpressionBuilder.isName(tree.expression(0));
        if (!isName) {
            throw new LineFailure(SyntaxProblems.elementDefined(span));
        }
        return new Binder(span, literals.name(tree.expression(0)), null);
    }

    BoundReduction reduction(SourceSpan span, BoundReductionContext tree) {
        List<Binder> binders = Each.of(tree.binder(), this::binder);
        checkDistinct(binders);
        ExpressionContext body = tree.expression();
        if (isOperator(body.getStart())) {
            throw new LineFailure(SyntaxProblems.reductionOfSigned(spans.of(body.getStart())));
        }
        return new BoundReduction(
                span, Operators.reduction(tree.REDUCTION().getSymbol()), binders, expressions.expression(body));
    }

    private static boolean isOperator(Token token) {
        return TokenKinds.isBinaryOperator(token) || token.getType() == NnmLexer.NOT;
    }

    private Binder binder(BinderContext tree) {
        RangeContext range = tree.range();
        return new Binder(spans.of(tree), literals.name(tree.name()), range == null ? null : range(range));
    }

    private IndexRange range(RangeContext tree) {
        return new IndexRange(
                spans.of(tree), expressions.expression(tree.expression(0)), expressions.expression(tree.expression(1)));
    }

    private static void checkDistinct(List<Binder> binders) {
        DistinctNames.check(binders.stream().map(Binder::name).toList());
    }

    Index index(SourceSpan span, Expression base, IndexContext tree) {
        List<Subscript> subscripts = Each.of(tree.subscript(), this::subscript);
        return new Index(span, base, subscripts, padding(tree));
    }

    private Subscript subscript(SubscriptContext tree) {
        if (tree.COLON() != null) {
            return new Range(spans.of(tree), null, null);
        }
        if (tree.IN() != null) {
            throw new LineFailure(SyntaxProblems.indexRangeInAccess(spans.of(tree)));
        }
        if (tree.RANGE() == null) {
            return new At(spans.of(tree), expressions.expression(tree.expression(0)));
        }
        boolean hasFrom = tree.getChild(0) instanceof ExpressionContext;
        Expression from = hasFrom ? expressions.expression(tree.expression(0)) : null;
        Expression to = expressions.optional(tree.expression(hasFrom ? 1 : 0));
        return new Range(spans.of(tree), from, to);
    }

    private @Nullable Padding padding(IndexContext tree) {
        if (tree.PAD() == null) {
            return null;
        }
        ExpressionContext written = tree.expression(1);
        SourceSpan span = spans.between(tree.PAD().getSymbol(), written.getStop());
        Expression value = expressions.expression(written);
        String word = ExpressionBuilder.isName(written) && value instanceof NameReference name ? name.name() : "";
        return switch (word) {
            case "edge" -> new Padding.Edge(span);
            case "wrap" -> new Padding.Wrap(span);
            default -> new Padding.Fill(span, value);
        };
    }
}
