package dev.nnm.compiler.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;

/**
 * The generated parser with limits to the depth of expressions and blocks, which it and the stages after it descend by
 * recursion. The operands on the left of a chain of operators do not count: they are parsed in a loop.
 */
final class DepthLimitedParser extends dev.nnm.grammar.NnmParser {

    private final Spans spans;
    private int expressions;
    private int blocks;

    DepthLimitedParser(TokenStream tokens, Spans spans) {
        super(tokens);
        this.spans = spans;
    }

    /** Fails where an expression, the only rule with left recursion, is nested too deeply. */
    @Override
    public void enterRecursionRule(ParserRuleContext tree, int state, int ruleIndex, int precedence) {
        if (expressions == NnmParser.MAXIMUM_DEPTH) {
            throw new LineFailure(SyntaxProblems.nestedTooDeeply(spans.of(getCurrentToken())));
        }
        expressions++;
        super.enterRecursionRule(tree, state, ruleIndex, precedence);
    }

    @Override
    public void unrollRecursionContexts(ParserRuleContext parent) {
        expressions--;
        super.unrollRecursionContexts(parent);
    }

    /** Fails where a block, or what else takes as much of the stack, is nested too deeply. */
    @Override
    public void enterRule(ParserRuleContext tree, int state, int ruleIndex) {
        if (countsAsBlock(ruleIndex)) {
            if (blocks == NnmParser.MAXIMUM_BLOCKS) {
                throw new LineFailure(SyntaxProblems.blocksTooDeep(spans.of(getCurrentToken())));
            }
            blocks++;
        }
        super.enterRule(tree, state, ruleIndex);
    }

    @Override
    public void exitRule() {
        if (countsAsBlock(getContext().getRuleIndex())) {
            blocks--;
        }
        super.exitRule();
    }

    private static boolean countsAsBlock(int ruleIndex) {
        return ruleIndex == RULE_block
                || ruleIndex == RULE_range
                || ruleIndex == RULE_scanVariable
                || ruleIndex == RULE_loopVariable;
    }
}
