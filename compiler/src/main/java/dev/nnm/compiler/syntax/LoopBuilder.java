package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.Scan;
import dev.nnm.compiler.syntax.Expression.While;
import dev.nnm.grammar.NnmParser.LoopVariableContext;
import dev.nnm.grammar.NnmParser.ScanContext;
import dev.nnm.grammar.NnmParser.ScanVariableContext;
import dev.nnm.grammar.NnmParser.WhileContext;
import java.util.List;
import java.util.stream.Stream;

/** Builds loops. */
final class LoopBuilder {

    private final Spans spans;
    private final Literals literals;
    private final ExpressionBuilder expressions;
    private final BlockBuilder blocks;

    LoopBuilder(Spans spans, ExpressionBuilder expressions, BlockBuilder blocks) {
        this.spans = spans;
        this.literals = new Literals(spans);
        this.expressions = expressions;
        this.blocks = blocks;
    }

    Scan scan(ScanContext tree) {
        List<Name> states = Each.of(tree.scanStates().name(), literals::name);
        List<ScanVariable> variables = Each.of(tree.scanVariable(), this::variable);
        DistinctNames.check(Stream.concat(states.stream(), variables.stream().map(ScanVariable::name))
                .toList());
        return new Scan(
                spans.of(tree),
                states,
                variables,
                expressions.expression(tree.expression()),
                tree.COLLECT() != null,
                blocks.block(tree.block()));
    }

    private ScanVariable variable(ScanVariableContext tree) {
        SourceSpan span = spans.of(tree);
        Name name = literals.name(tree.name());
        boolean reversed = tree.REVERSE() != null;
        Expression first = expressions.expression(tree.expression(0));
        if (tree.RANGE() == null) {
            return new ScanVariable.Element(span, name, reversed, first);
        }
        Expression to = expressions.expression(tree.expression(1));
        return new ScanVariable.Counter(
                span, name, reversed, new IndexRange(first.span().to(to.span()), first, to));
    }

    While loop(WhileContext tree) {
        List<LoopVariable> variables = Each.of(tree.loopVariable(), this::variable);
        DistinctNames.check(variables.stream().map(LoopVariable::name).toList());
        return new While(
                spans.of(tree),
                expressions.expression(tree.expression(0)),
                variables,
                expressions.optional(tree.expression(1)),
                blocks.block(tree.block()));
    }

    private LoopVariable variable(LoopVariableContext tree) {
        return new LoopVariable(spans.of(tree), literals.name(tree.name()), expressions.expression(tree.expression()));
    }
}
