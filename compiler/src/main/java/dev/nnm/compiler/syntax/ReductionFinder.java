package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Tells {@code sum(k) a[k]} from {@code sum(a)}: gives the names of {@link ReductionOperator} the token type of a
 * reduction where parentheses with names of indices and then an operand follow, or where these indices have ranges.
 */
final class ReductionFinder {

    private final List<Token> tokens;
    private final LoopHeads heads = new LoopHeads();
    private final Deque<Group> open = new ArrayDeque<>();

    private ReductionFinder(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Parentheses after the name of a reduction, or other brackets.
     *
     * @param name the index of the name; -1 for other brackets
     * @param starts the indices of the tokens with which the parts between commas start
     */
    private record Group(int name, List<Integer> starts) {}

    /** Marks the reductions among the tokens of a text, the end of the file included. */
    static void mark(List<Token> tokens) {
        ReductionFinder finder = new ReductionFinder(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            finder.pass(i);
        }
    }

    private void pass(int index) {
        Token token = tokens.get(index);
        heads.pass(token);
        switch (token.getType()) {
            case NnmLexer.LPAREN, NnmLexer.LBRACKET, NnmLexer.LBRACE -> open(index);
            case NnmLexer.RPAREN, NnmLexer.RBRACKET, NnmLexer.RBRACE -> close(index);
            case NnmLexer.COMMA -> {
                if (!open.isEmpty()) {
                    open.element().starts().add(index + 1);
                }
            }
            default -> {}
        }
    }

    private void open(int index) {
        Group group = new Group(mayReduce(index) ? index - 1 : -1, new ArrayList<>());
        group.starts().add(index + 1);
        open.push(group);
    }

    private boolean mayReduce(int bracket) {
        return bracket > 0
                && tokens.get(bracket).getType() == NnmLexer.LPAREN
                && Operators.reduction(tokens.get(bracket - 1).getText()).isPresent()
                && !isDefined(bracket - 1);
    }

    private boolean isDefined(int name) {
        return name > 0 && tokens.get(name - 1).getType() == NnmLexer.FN;
    }

    private void close(int index) {
        Group group = open.poll();
        if (group != null
                && group.name() >= 0
                && group.starts().stream().allMatch(this::isBinder)
                && (hasRange(group) || isOperandNext(index + 1))) {
            ((CommonToken) tokens.get(group.name())).setType(TokenKinds.REDUCTION);
        }
    }

    private boolean isBinder(int start) {
        return TokenKinds.isName(tokens.get(start))
                && switch (tokens.get(start + 1).getType()) {
                    case NnmLexer.COMMA, NnmLexer.RPAREN, NnmLexer.IN -> true;
                    default -> false;
                };
    }

    private boolean hasRange(Group group) {
        return group.starts().stream().anyMatch(start -> tokens.get(start + 1).getType() == NnmLexer.IN);
    }

    private boolean isOperandNext(int index) {
        Token token = tokens.get(index);
        if (TokenKinds.isName(token)) {
            return !isWordNext(index);
        }
        return switch (token.getType()) {
            case NnmLexer.NUMBER,
                    NnmLexer.STRING,
                    NnmLexer.TRUE,
                    NnmLexer.FALSE,
                    NnmLexer.LPAREN,
                    NnmLexer.IF,
                    NnmLexer.SCAN,
                    NnmLexer.WHILE -> true;
            case NnmLexer.LBRACE -> heads.head() == Token.INVALID_TYPE;
            default -> false;
        };
    }

    /** Whether a name has its special meaning here and continues what is around the call. */
    private boolean isWordNext(int index) {
        return switch (tokens.get(index).getType()) {
            case NnmLexer.OVER, NnmLexer.COLLECT -> heads.head() == NnmLexer.SCAN;
            case NnmLexer.FROM -> heads.head() == NnmLexer.SCAN || heads.head() == NnmLexer.WHILE;
            case NnmLexer.MAX -> heads.head() == NnmLexer.WHILE;
            case NnmLexer.AS -> heads.head() == NnmLexer.REPEAT;
            case NnmLexer.WITH -> tokens.get(index + 1).getType() == NnmLexer.DERIVATIVE;
            case NnmLexer.PAD -> heads.isInside(NnmLexer.LBRACKET);
            default -> false;
        };
    }
}
