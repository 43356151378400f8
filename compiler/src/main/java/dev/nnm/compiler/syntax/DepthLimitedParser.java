package dev.nnm.compiler.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;

/**
 * The generated parser with a limit to the depth of expressions, which it and the stages after it descend by recursion.
 * The operands on the left of a chain of operators do not count: they are parsed in a loop.
 */
final class DepthLimitedParser extends dev.nnm.grammar.NnmParser {

    private final Spans spans;
    private int depth;

    DepthLimitedParser(TokenStream tokens, Spans spans) {
        super(tokens);
        this.spans = spans;
    }

    /** Fails where an expression, the only rule with left recursion, is nested too deeply. */
    @Override
    public void enterRecursionRule(ParserRuleContext tree, int state, int ruleIndex, int precedence) {
        if (depth == NnmParser.MAXIMUM_DEPTH) {
            throw new LineFailure(SyntaxProblems.nestedTooDeeply(spans.of(getCurrentToken())));
        }
        depth++;
        super.enterRecursionRule(tree, state, ruleIndex, precedence);
    }

    @Override
    public void unrollRecursionContexts(ParserRuleContext parent) {
        depth--;
        super.unrollRecursionContexts(parent);
    }
}
