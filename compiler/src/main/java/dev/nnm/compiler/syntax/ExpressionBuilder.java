package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.Binary;
import dev.nnm.compiler.syntax.Expression.BooleanLiteral;
import dev.nnm.compiler.syntax.Expression.Call;
import dev.nnm.compiler.syntax.Expression.Conditional;
import dev.nnm.compiler.syntax.Expression.ListLiteral;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Expression.ParameterAccess;
import dev.nnm.compiler.syntax.Expression.Transpose;
import dev.nnm.compiler.syntax.Expression.Tuple;
import dev.nnm.compiler.syntax.Expression.Unary;
import dev.nnm.grammar.NnmParser.ArgumentContext;
import dev.nnm.grammar.NnmParser.BinaryContext;
import dev.nnm.grammar.NnmParser.BlockExpressionContext;
import dev.nnm.grammar.NnmParser.BooleanContext;
import dev.nnm.grammar.NnmParser.BoundReductionContext;
import dev.nnm.grammar.NnmParser.CallContext;
import dev.nnm.grammar.NnmParser.ConditionalContext;
import dev.nnm.grammar.NnmParser.ExpressionContext;
import dev.nnm.grammar.NnmParser.IndexContext;
import dev.nnm.grammar.NnmParser.ListLiteralContext;
import dev.nnm.grammar.NnmParser.NumberContext;
import dev.nnm.grammar.NnmParser.ParenthesizedContext;
import dev.nnm.grammar.NnmParser.PrimaryContext;
import dev.nnm.grammar.NnmParser.PrimaryExpressionContext;
import dev.nnm.grammar.NnmParser.ReferenceContext;
import dev.nnm.grammar.NnmParser.ScanContext;
import dev.nnm.grammar.NnmParser.StringContext;
import dev.nnm.grammar.NnmParser.SuperscriptPowerContext;
import dev.nnm.grammar.NnmParser.TranspositionContext;
import dev.nnm.grammar.NnmParser.UnaryContext;
import dev.nnm.grammar.NnmParser.WhileContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds expressions from parse trees. */
final class ExpressionBuilder {

    private final Spans spans;
    private final Literals literals;
    private final BlockBuilder blocks;
    private final IndexNotationBuilder indices;
    private final LoopBuilder loops;

    ExpressionBuilder(Spans spans, BlockBuilder blocks) {
        this.spans = spans;
        this.literals = new Literals(spans);
        this.blocks = blocks;
        this.indices = new IndexNotationBuilder(spans, this);
        this.loops = new LoopBuilder(spans, this, blocks);
    }

    List<Expression> expressions(List<ExpressionContext> trees) {
        return Each.of(trees, this::expression);
    }

    @Nullable
    Expression optional(@Nullable ExpressionContext tree) {
        return tree == null ? null : expression(tree);
    }

    /** The expression of a tree, which may be deep on the left without limit: it is built in a loop from there. */
    Expression expression(ExpressionContext tree) {
        Deque<ExpressionContext> spine = new ArrayDeque<>();
        int suffixes = 0;
        ExpressionContext innermost = tree;
        for (ExpressionContext left = left(tree); left != null; left = left(left)) {
            suffixes += innermost instanceof BinaryContext ? 0 : 1;
            spine.push(innermost);
            innermost = left;
        }
        if (suffixes > NnmParser.MAXIMUM_DEPTH) {
            throw new LineFailure(SyntaxProblems.nestedTooDeeply(spans.of(innermost)));
        }
        Expression expression = withoutLeft(innermost);
        while (!spine.isEmpty()) {
            expression = withLeft(expression, spine.pop());
        }
        return expression;
    }

    private static @Nullable ExpressionContext left(ExpressionContext tree) {
        if (tree instanceof BinaryContext binary) {
            return binary.expression(0);
        }
        if (tree instanceof CallContext call) {
            return call.expression();
        }
        if (tree instanceof IndexContext index) {
            return index.expression(0);
        }
        if (tree instanceof TranspositionContext transposition) {
            return transposition.expression();
        }
        return tree instanceof SuperscriptPowerContext power ? power.expression() : null;
    }

    private Expression withLeft(Expression left, ExpressionContext tree) {
        SourceSpan span = spans.of(tree);
        if (tree instanceof BinaryContext binary) {
            return binary(span, left, binary);
        }
        if (tree instanceof CallContext call) {
            return call(span, left, call);
        }
        if (tree instanceof IndexContext index) {
            return indices.index(span, left, index);
        }
        if (tree instanceof TranspositionContext) {
            return new Transpose(span, left);
        }
        return new Binary(span, BinaryOperator.POWER, left, exponent(((SuperscriptPowerContext) tree).SUPERSCRIPT()));
    }

    private Expression binary(SourceSpan span, Expression left, BinaryContext tree) {
        BinaryOperator operator = Operators.binary(tree.operator);
        if (operator.isComparison() && isComparison(tree.expression(0))) {
            throw new LineFailure(SyntaxProblems.chainedComparison(spans.of(tree.operator)));
        }
        return new Binary(span, operator, left, expression(tree.expression(1)));
    }

    private static boolean isComparison(ExpressionContext tree) {
        return tree instanceof BinaryContext binary
                && Operators.binary(binary.operator).isComparison();
    }

    private Expression call(SourceSpan span, Expression function, CallContext tree) {
        boolean callable = isName(tree.expression()) || tree.expression() instanceof CallContext;
        if (!callable) {
            throw new LineFailure(SyntaxProblems.notCallable(spans.of(tree.LPAREN())));
        }
        return new Call(span, function, arguments(tree.argument()));
    }

    private Expression exponent(TerminalNode superscript) {
        Expression exponent = literals.superscript(superscript);
        return Literals.isNegativeSuperscript(superscript)
                ? new Unary(exponent.span(), UnaryOperator.NEGATE, exponent)
                : exponent;
    }

    private Expression withoutLeft(ExpressionContext tree) {
        SourceSpan span = spans.of(tree);
        if (tree instanceof UnaryContext unary) {
            return new Unary(span, Operators.unary(unary.operator), expression(unary.expression()));
        }
        if (tree instanceof ConditionalContext conditional) {
            List<Expression> parts = expressions(conditional.expression());
            return new Conditional(span, parts.get(0), parts.get(1), parts.get(2));
        }
        if (tree instanceof BoundReductionContext reduction) {
            return indices.reduction(span, reduction);
        }
        return primary(((PrimaryExpressionContext) tree).primary());
    }

    private Expression primary(PrimaryContext tree) {
        if (tree instanceof NumberContext number) {
            return literals.number(number.NUMBER());
        }
        if (tree instanceof StringContext string) {
            return literals.string(string.STRING());
        }
        if (tree instanceof BooleanContext truth) {
            return new BooleanLiteral(spans.of(truth), truth.TRUE() != null);
        }
        if (tree instanceof ReferenceContext reference) {
            return reference(reference);
        }
        if (tree instanceof ListLiteralContext list) {
            return new ListLiteral(spans.of(list), expressions(list.expression()));
        }
        if (tree instanceof BlockExpressionContext block) {
            return blocks.block(block.block());
        }
        if (tree instanceof ScanContext scan) {
            return loops.scan(scan);
        }
        if (tree instanceof WhileContext loop) {
            return loops.loop(loop);
        }
        return parenthesized((ParenthesizedContext) tree);
    }

    private Expression reference(ReferenceContext tree) {
        List<Name> names = Each.of(tree.name(), literals::name);
        Name first = names.get(0);
        return names.size() == 1
                ? new NameReference(first.span(), first.text())
                : new ParameterAccess(spans.of(tree), first, names.subList(1, names.size()));
    }

    private Expression parenthesized(ParenthesizedContext tree) {
        return tree.expression().size() == 1
                ? expression(tree.expression(0))
                : new Tuple(spans.of(tree), expressions(tree.expression()));
    }

    /** The values of a row of data, in which parentheses may hold several. */
    List<Expression> row(List<ExpressionContext> trees) {
        return trees.stream().flatMap(this::values).toList();
    }

    private Stream<Expression> values(ExpressionContext tree) {
        if (tree instanceof PrimaryExpressionContext value
                && value.primary() instanceof ParenthesizedContext parenthesized) {
            return parenthesized.expression().stream().map(this::expression);
        }
        return Stream.of(expression(tree));
    }

    List<Argument> arguments(List<ArgumentContext> trees) {
        return Each.of(trees, this::argument);
    }

    Argument argument(ArgumentContext tree) {
        if (tree.ASSIGN() == null) {
            return new Argument(spans.of(tree), null, expression(tree.expression(0)));
        }
        if (!isName(tree.expression(0))) {
            throw new LineFailure(SyntaxProblems.argumentNameExpected(spans.of(tree.expression(0))));
        }
        return new Argument(spans.of(tree), literals.name(tree.expression(0)), expression(tree.expression(1)));
    }

    /** Whether a tree is a name, not even in parentheses. */
    static boolean isName(ExpressionContext tree) {
        return tree instanceof PrimaryExpressionContext primary
                && primary.primary() instanceof ReferenceContext reference
                && reference.name().size() == 1;
    }
}
