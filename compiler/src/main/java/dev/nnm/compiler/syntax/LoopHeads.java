package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Follows brackets and the heads of loops, which reach from {@code scan}, {@code while} or {@code repeat} to the brace
 * that opens the body, while the tokens of a text pass by.
 */
final class LoopHeads {

    private final Deque<Level> levels = new ArrayDeque<>();
    /** Whether an operand or a name must come next, so that a brace opens a block and no body. */
    private boolean operandExpected;

    LoopHeads() {
        levels.push(new Level(null));
    }

    /** What is inside one pair of brackets, or outside of all. */
    private static final class Level {

        private final @Nullable Token opening;
        private final Deque<Token> heads = new ArrayDeque<>();

        Level(@Nullable Token opening) {
            this.opening = opening;
        }
    }

    /** Goes past a token. */
    void pass(Token token) {
        switch (token.getType()) {
            case NnmLexer.SCAN, NnmLexer.WHILE, NnmLexer.REPEAT ->
                innermost().heads.push(token);
            case NnmLexer.LBRACE -> {
                if (!operandExpected) {
                    innermost().heads.poll();
                }
                levels.push(new Level(token));
            }
            case NnmLexer.LPAREN, NnmLexer.LBRACKET -> levels.push(new Level(token));
            case NnmLexer.RPAREN, NnmLexer.RBRACKET, NnmLexer.RBRACE -> close();
            case NnmLexer.NEWLINE, NnmLexer.SEMICOLON -> innermost().heads.clear();
            default -> {}
        }
        operandExpected = isOperandExpectedAfter(token);
    }

    /** The words of loops are names where an operand is expected. */
    private boolean isOperandExpectedAfter(Token token) {
        return switch (token.getType()) {
            case NnmLexer.OVER, NnmLexer.IN, NnmLexer.FROM, NnmLexer.MAX -> !operandExpected;
            case NnmLexer.REVERSE -> operandExpected;
            default -> TokenKinds.mustBeFollowed(token);
        };
    }

    private void close() {
        if (levels.size() > 1) {
            levels.pop();
        }
    }

    private Level innermost() {
        return levels.element();
    }

    /** The type of the token that starts the innermost open head inside the innermost brackets, or 0. */
    int head() {
        Token head = innermost().heads.peek();
        return head == null ? Token.INVALID_TYPE : head.getType();
    }

    /** Whether the innermost brackets are of a kind. */
    boolean isInside(int opening) {
        Token innermost = innermost().opening;
        return innermost != null && innermost.getType() == opening;
    }
}
