package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** What tokens have in common. */
final class TokenKinds {

    /** The words that start statements. */
    static final List<String> STATEMENT_WORDS = List.of(
            "model", "precision", "input", "target", "param", "const", "output", "loss", "metric", "fn", "train");

    private TokenKinds() {}

    /** Whether a token is one of {@link #STATEMENT_WORDS}. */
    static boolean startsStatement(Token token) {
        return token.getType() >= NnmLexer.MODEL && token.getType() <= NnmLexer.TRAIN;
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
                    NnmLexer.NOT -> true;
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

    /** Whether no statement starts with a token, so that a line end before it does not count. */
    static boolean continuesLineBefore(Token token) {
        return switch (token.getType()) {
            case NnmLexer.THEN, NnmLexer.ELSE, NnmLexer.LBRACE -> true;
            default -> false;
        };
    }
}
