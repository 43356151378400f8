package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Statement.FunctionDefinition;
import dev.nnm.grammar.NnmParser.DerivativeRuleContext;
import dev.nnm.grammar.NnmParser.DerivativesContext;
import dev.nnm.grammar.NnmParser.FormalParameterContext;
import dev.nnm.grammar.NnmParser.FormalParametersContext;
import dev.nnm.grammar.NnmParser.FunctionDefinitionContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds definitions of functions. */
final class FunctionBuilder {

    private final Spans spans;
    private final Literals literals;
    private final ExpressionBuilder expressions;
    private final BlockBuilder blocks;

    FunctionBuilder(Spans spans, ExpressionBuilder expressions, BlockBuilder blocks) {
        this.spans = spans;
        this.literals = new Literals(spans);
        this.expressions = expressions;
        this.blocks = blocks;
    }

    FunctionDefinition function(SourceSpan span, FunctionDefinitionContext tree) {
        Expression body = tree.block() == null ? expressions.expression(tree.expression()) : blocks.block(tree.block());
        return new FunctionDefinition(
                span,
                literals.name(tree.name()),
                parameters(tree.formalParameters()),
                body,
                derivatives(tree.derivatives()));
    }

    private List<FormalParameter> parameters(@Nullable FormalParametersContext tree) {
        return tree == null ? List.of() : Each.of(tree.formalParameter(), this::parameter);
    }

    private FormalParameter parameter(FormalParameterContext tree) {
        return new FormalParameter(spans.of(tree), literals.name(tree.name()), expressions.optional(tree.expression()));
    }

    private List<DerivativeRule> derivatives(@Nullable DerivativesContext tree) {
        if (tree == null) {
            return List.of();
        }
        List<DerivativeRule> rules = Each.of(tree.derivativeRule(), this::derivative);
        DistinctNames.check(rules.stream().map(DerivativeRule::parameter).toList());
        return rules;
    }

    private DerivativeRule derivative(DerivativeRuleContext tree) {
        return new DerivativeRule(
                spans.of(tree), literals.name(tree.name()), expressions.expression(tree.expression()));
    }
}
