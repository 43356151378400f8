package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmParser.LineContext;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Parses the next line of a token stream. */
final class LineParser {

    private final CommonTokenStream tokens;
    private final DepthLimitedParser parser;
    private final ANTLRErrorStrategy bailing = new BailErrorStrategy();
    private final ErrorExplainer explainer;

    LineParser(CommonTokenStream tokens, Spans spans) {
        this.tokens = tokens;
        this.parser = new DepthLimitedParser(tokens, spans);
        this.explainer = new ErrorExplainer(tokens, spans);
        parser.removeErrorListeners();
    }

    /**
     * The next line. The fast prediction mode accepts nothing wrong but may refuse what is right, so a refusal is
     * decided, and explained, by the full one.
     *
     * @throws LineFailure if it is not a line of the language
     */
    LineContext parse() {
        int start = tokens.index();
        try {
            return parse(PredictionMode.SLL, bailing);
        } catch (ParseCancellationException refused) {
            tokens.seek(start);
            return parse(PredictionMode.LL, new ExplainingErrorStrategy(explainer));
        }
    }

    private LineContext parse(PredictionMode mode, ANTLRErrorStrategy strategy) {
        parser.getInterpreter().setPredictionMode(mode);
        parser.setErrorHandler(strategy);
        return parser.line();
    }
}
