package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** What tokens have in common. */
final class TokenKinds {

    /** What {@link ReductionFinder} makes of a name: a type that the lexer does not know. */
    static final int REDUCTION = dev.nnm.grammar.NnmParser.REDUCTION;

    /** The words that start statements. */
    static final List<String> STATEMENT_WORDS = List.of(
            "model",
            "precision",
            "input",
            "target",
            "param",
            "const",
            "output",
            "loss",
            "metric",
            "fn",
            "train",
            "import",
            "dim",
            "layer",
            "repeat");

    private TokenKinds() {}

    /** Whether a token is one of {@link #STATEMENT_WORDS}. */
    static boolean startsStatement(Token token) {
        return token.getType() >= NnmLexer.MODEL && token.getType() <= NnmLexer.REPEAT;
    }

    /** Whether a token can be a name, which words with a meaning in one place can elsewhere. */
    static boolean isName(Token token) {
        return token.getType() == NnmLexer.NAME
                || (token.getType() >= NnmLexer.DATA && token.getType() <= NnmLexer.EVERY);
    }

    /** Whether a token is a word that can never be a name. */
    static boolean isKeyword(Token token) {
        return token.getType() >= NnmLexer.MODEL && token.getType() <= NnmLexer.FALSE;
    }

    /** Whether a token ends a statement. */
    static boolean isSeparator(Token token) {
        return token.getType() == NnmLexer.NEWLINE || token.getType() == NnmLexer.SEMICOLON;
    }

    /** Whether nothing more of the statement follows a token. */
    static boolean endsStatement(Token token) {
        return isSeparator(token) || token.getType() == Token.EOF;
    }

    /** Whether a statement cannot end with a token, so that a line end after it does not count. */
    static boolean mustBeFollowed(Token token) {
        return switch (token.getType()) {
            case NnmLexer.COMMA,
                    NnmLexer.COLON,
                    NnmLexer.RANGE,
                    NnmLexer.TILDE,
                    NnmLexer.ARROW,
                    NnmLexer.ASSIGN,
                    NnmLexer.IF,
                    NnmLexer.THEN,
                    NnmLexer.ELSE,
                    NnmLexer.NOT,
                    NnmLexer.SCAN,
                    NnmLexer.WHILE -> true;
            default -> isBinaryOperator(token);
        };
    }

    /** Whether a token is an operator with an operand on each side. */
    static boolean isBinaryOperator(Token token) {
        return switch (token.getType()) {
            case NnmLexer.PLUS,
                    NnmLexer.MINUS,
                    NnmLexer.STAR,
                    NnmLexer.SLASH,
                    NnmLexer.AT,
                    NnmLexer.POWER,
                    NnmLexer.LESS,
                    NnmLexer.LESS_EQUAL,
                    NnmLexer.GREATER,
                    NnmLexer.GREATER_EQUAL,
                    NnmLexer.EQUAL,
                    NnmLexer.NOT_EQUAL,
                    NnmLexer.AND,
                    NnmLexer.OR -> true;
            default -> false;
        };
    }

    /** Whether no statement starts with a token and the next, so that a line end before them does not count. */
    static boolean continuesLineBefore(Token token, Token next) {
        return switch (token.getType()) {
            case NnmLexer.THEN, NnmLexer.ELSE, NnmLexer.LBRACE -> true;
            case NnmLexer.WITH -> next.getType() == NnmLexer.DERIVATIVE;
            default -> false;
        };
    }
}
