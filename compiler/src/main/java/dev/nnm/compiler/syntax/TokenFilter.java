package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.grammar.NnmLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Stands between lexer and parser: drops the line ends that do not end a statement, checks that brackets match and
 * strings end, and marks the reductions over indices. A line end does not count inside ( ) and [ ], after a token that
 * must be followed by something, before {@code then}, {@code else}, an opening brace and {@code with derivative}, and
 * in a {@code scan} or {@code while} before its body. Of several line ends in a row one is kept.
 */
final class TokenFilter {

    private final Spans spans;
    private final List<Token> kept = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Token> open = new ArrayDeque<>();
    private final LoopHeads heads = new LoopHeads();
    private @Nullable Token lineEnd;

    private TokenFilter(SourceText source) {
        this.spans = new Spans(source);
    }

    /**
     * What is left of a text's tokens.
     *
     * @param tokens for the parser, the end of the file included
     * @param problems with brackets and strings; from the first on the tokens cannot be parsed sensibly
     */
    record Result(List<Token> tokens, List<Problem> problems) {}

    /** Filters all tokens of a text, the end of the file included. */
    static Result filter(SourceText source, List<? extends Token> tokens) {
        TokenFilter filter = new TokenFilter(source);
        for (int i = 0; i < tokens.size(); i++) {
            if (filter.open.size() > NnmParser.MAXIMUM_DEPTH) {
                filter.problems.add(SyntaxProblems.nestedTooDeeply(filter.spans.of(filter.open.getFirst())));
                return new Result(filter.kept, filter.problems);
            }
            filter.accept(tokens.get(i), tokens.get(Math.min(i + 1, tokens.size() - 1)));
        }
        ReductionFinder.mark(filter.kept);
        return new Result(filter.kept, filter.problems);
    }

    private void accept(Token token, Token next) {
        if (token.getType() == NnmLexer.NEWLINE) {
            lineEnd = lineEnd == null ? token : lineEnd;
            return;
        }
        if (lineEnd != null && TokenKinds.startsStatement(token)) {
            closeForgotten(token);
        }
        if (lineEnd != null && lineEndCounts(token, next)) {
            heads.pass(lineEnd);
            kept.add(lineEnd);
        }
        lineEnd = null;
        matchBracket(token);
        heads.pass(token);
        kept.add(token);
    }

    private boolean lineEndCounts(Token next, Token second) {
        boolean insideBrackets = !open.isEmpty() && open.getFirst().getType() != NnmLexer.LBRACE;
        boolean afterSeparator = kept.isEmpty() || TokenKinds.isSeparator(kept.get(kept.size() - 1));
        return !insideBrackets
                && !afterSeparator
                && !TokenKinds.mustBeFollowed(kept.get(kept.size() - 1))
                && !isInLoopHead(next)
                && !TokenKinds.continuesLineBefore(next, second);
    }

    private boolean isInLoopHead(Token next) {
        int head = heads.head();
        return (head == NnmLexer.SCAN || head == NnmLexer.WHILE) && !TokenKinds.startsStatement(next);
    }

    // The words that start statements cannot stand in ( ) and [ ], so a bracket that is still open was forgotten.
    private void closeForgotten(Token statementStart) {
        Token outermost = null;
        while (!open.isEmpty() && open.getFirst().getType() != NnmLexer.LBRACE) {
            outermost = open.removeFirst();
        }
        if (outermost != null) {
            problems.add(SyntaxProblems.bracketOpenAtStatement(spans.of(outermost), statementStart));
        }
    }

    private void matchBracket(Token token) {
        switch (token.getType()) {
            case NnmLexer.LPAREN, NnmLexer.LBRACKET, NnmLexer.LBRACE -> open.addFirst(token);
            case NnmLexer.RPAREN -> close(token, NnmLexer.LPAREN);
            case NnmLexer.RBRACKET -> close(token, NnmLexer.LBRACKET);
            case NnmLexer.RBRACE -> close(token, NnmLexer.LBRACE);
            case NnmLexer.UNTERMINATED_STRING -> closeBehindString(token);
            case Token.EOF -> closeAll();
            default -> {}
        }
    }

    private void close(Token closing, int opening) {
        if (open.stream().noneMatch(token -> token.getType() == opening)) {
            closeUnmatched(closing);
            return;
        }
        Token outermost = null;
        while (open.getFirst().getType() != opening) {
            outermost = open.removeFirst();
        }
        if (outermost != null) {
            problems.add(SyntaxProblems.bracketCrossed(spans.of(outermost), closing, open.getFirst()));
        }
        open.removeFirst();
    }

    private void closeUnmatched(Token closing) {
        if (open.isEmpty() || open.getFirst().getLine() < closing.getLine()) {
            problems.add(SyntaxProblems.bracketNeverOpened(spans.of(closing), closing));
        } else {
            Token opening = open.removeFirst();
            problems.add(SyntaxProblems.bracketClosedByOther(spans.of(closing), opening, closingOf(opening)));
        }
    }

    private static String closingOf(Token opening) {
        return switch (opening.getType()) {
            case NnmLexer.LPAREN -> ")";
            case NnmLexer.LBRACKET -> "]";
            default -> "}";
        };
    }

    // The string has swallowed what closes the brackets of its line.
    private void closeBehindString(Token string) {
        problems.add(SyntaxProblems.unterminatedString(spans.of(string)));
        while (!open.isEmpty() && open.getFirst().getLine() == string.getLine()) {
            open.removeFirst();
        }
    }

    private void closeAll() {
        if (!open.isEmpty()) {
            problems.add(SyntaxProblems.bracketNeverClosed(spans.of(open.getLast())));
            open.clear();
        }
    }
}
