package dev.nnm.compiler.syntax;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Ends the parse of a line at the first token that does not fit, with a problem worded for people. An instance serves
 * one line.
 */
final class ExplainingErrorStrategy extends DefaultErrorStrategy {

    private final ErrorExplainer explainer;
    private @Nullable Decision firstDecision;

    ExplainingErrorStrategy(ErrorExplainer explainer) {
        this.explainer = explainer;
    }

    /** Where the parser was when it first looked at a token. */
    private record Decision(Token token, int state, ParserRuleContext context) {}

    @Override
    public void reportError(Parser parser, RecognitionException failure) {
        throw failure(parser, failure.getOffendingToken());
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw failure(parser, parser.getCurrentToken());
    }

    /**
     * Remembers the first decision that a token takes part in. By the time the parser finds that the token does not fit
     * it has left what was optional there, and would no longer count it among the expected.
     */
    @Override
    public void sync(Parser parser) {
        Decision known = firstDecision;
        if (known == null || known.token() != parser.getCurrentToken()) {
            firstDecision = new Decision(parser.getCurrentToken(), parser.getState(), parser.getContext());
        }
    }

    private LineFailure failure(Parser parser, Token found) {
        // Where the parser looked ahead, what it expects belongs to an earlier token than the one that does not fit.
        IntervalSet expected = found == parser.getCurrentToken() ? expected(parser) : new IntervalSet();
        return new LineFailure(explainer.explain(found, expected, parser.getContext()));
    }

    private IntervalSet expected(Parser parser) {
        Decision known = firstDecision;
        if (known == null || known.token() != parser.getCurrentToken()) {
            return parser.getExpectedTokens();
        }
        return parser.getATN().getExpectedTokens(known.state(), known.context());
    }
}
