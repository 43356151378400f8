package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.grammar.NnmLexer;
import dev.nnm.grammar.NnmParser.FormalParametersContext;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says why a token does not fit where it stands. */
final class ErrorExplainer {

    private final CommonTokenStream tokens;
    private final Spans spans;

    ErrorExplainer(CommonTokenStream tokens, Spans spans) {
        this.tokens = tokens;
        this.spans = spans;
    }

    /**
     * The problem with a token.
     *
     * @param found the first token of the line that does not fit
     * @param expected the types that would have fitted; empty where the parser looked ahead
     * @param tree the innermost part of the parse tree that is open
     */
    Problem explain(Token found, IntervalSet expected, ParserRuleContext tree) {
        return found.getType() == NnmLexer.UNKNOWN
                ? SyntaxProblems.unknownCharacter(spans.of(found))
                : misplaced(place(found, expected, tree));
    }

    private ErrorPlace place(Token found, IntervalSet expected, ParserRuleContext tree) {
        int index = found.getTokenIndex();
        int first = index;
        while (first > 0 && !TokenKinds.isSeparator(tokens.get(first - 1))) {
            first--;
        }
        Token previous = tokens.get(Math.max(0, index - 1));
        Token next = tokens.get(Math.min(tokens.size() - 1, index + 1));
        return new ErrorPlace(tokens.get(first), previous, found, next, expected, tree);
    }

    private Problem misplaced(ErrorPlace place) {
        Token found = place.found();
        if (found.getType() == NnmLexer.NUMBER_AND_NAME && !TokenPhrases.allowsNameOnly(place.expected())) {
            return SyntaxProblems.numberBeforeName(spans.of(found));
        }
        if (place.isStatementWhereValueFits()) {
            return SyntaxProblems.statementAsValue(spans.of(found));
        }
        if (place.isWordWhereNameFits()) {
            return SyntaxProblems.keywordAsName(spans.of(found));
        }
        if (place.isDefinitionOfWord()) {
            return SyntaxProblems.keywordAsName(spans.of(place.previous()));
        }
        Optional<String> statement = StatementWords.meant(place);
        if (statement.isPresent()) {
            return SyntaxProblems.unknownStatement(spans.of(place.first()), statement.get());
        }
        return expected(place);
    }

    private Problem expected(ErrorPlace place) {
        String detail = SyntaxHints.hint(place).orElse("");
        String found = TokenPhrases.found(place.found());
        if (place.isFirstOfLine()) {
            return SyntaxProblems.lineCannotStart(spans.of(place.found()), found, detail);
        }
        String after = TokenPhrases.found(place.previous());
        return SyntaxProblems.expected(where(place), phrase(place), after, found, detail);
    }

    private static String phrase(ErrorPlace place) {
        if (place.expected().isNil()) {
            return place.tree() instanceof FormalParametersContext ? "a name" : "an expression";
        }
        return TokenPhrases.expected(place.expected(), place.previous());
    }

    // What is missing at the end of a line is shown there, not where the next line starts.
    private SourceSpan where(ErrorPlace place) {
        boolean missing = TokenKinds.endsStatement(place.found()) || place.isFoundOnLaterLine();
        return missing ? spans.of(place.previous()).after() : spans.of(place.found());
    }
}
