package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Words for tokens that were found and for sets of tokens that would have fitted. */
final class TokenPhrases {

    private static final int LONGEST_QUOTE = 24;

    private TokenPhrases() {}

    /** For instance {@code 'x'} or {@code the end of the line}. */
    static String found(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "the end of the file";
            case NnmLexer.NEWLINE -> "the end of the line";
            case NnmLexer.STRING -> shortened(token.getText());
            default -> "'" + shortened(token.getText()) + "'";
        };
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_QUOTE) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }

    /** Whether an expression may start here. */
    static boolean allowsExpression(IntervalSet expected) {
        return expected.contains(NnmLexer.NUMBER) && expected.contains(NnmLexer.LPAREN);
    }

    /** Whether a name, but not any expression, may start here. */
    static boolean allowsNameOnly(IntervalSet expected) {
        return expected.contains(NnmLexer.NAME) && !allowsExpression(expected);
    }

    /**
     * For instance {@code an operator, ',' or ')'}.
     *
     * @param previous the token after which they are expected
     */
    static String expected(IntervalSet expected, Token previous) {
        boolean afterValue = expected.contains(NnmLexer.STAR) && previous.getType() != NnmLexer.NAME;
        return alternatives(
                expectedPhrases(afterValue ? expected.subtract(IntervalSet.of(NnmLexer.ASSIGN)) : expected));
    }

    private static List<String> expectedPhrases(IntervalSet expected) {
        List<String> phrases = new ArrayList<>();
        boolean operators = expected.contains(NnmLexer.STAR);
        if (expected.contains(NnmLexer.MODEL)) {
            return List.of("a statement");
        }
        if (allowsExpression(expected) && !operators) {
            phrases.add("an expression");
        } else if (allowsNameOnly(expected)) {
            phrases.add("a name");
        }
        if (operators) {
            phrases.add("an operator");
        }
        boolean anyPhrase = !phrases.isEmpty();
        for (Sign sign : SIGNS) {
            boolean obvious = switch (sign.obvious()) {
                case NEVER -> false;
                case BESIDE_ANY_PHRASE -> anyPhrase;
                case BESIDE_NAME -> expected.contains(NnmLexer.NAME);
            };
            if (expected.contains(sign.type()) && !obvious) {
                phrases.add(sign.phrase());
            }
        }
        if (expected.contains(NnmLexer.NEWLINE)) {
            phrases.add("the end of the line");
        }
        return phrases;
    }

    private static String alternatives(List<String> phrases) {
        int last = phrases.size() - 1;
        if (last < 1) {
            return String.join("", phrases);
        }
        return String.join(", ", phrases.subList(0, last)) + " or " + phrases.get(last);
    }

    /** Where a token goes without saying. */
    private enum Obvious {
        NEVER,
        /** Where an expression, an operator or a name is expected. */
        BESIDE_ANY_PHRASE,
        /** Where a name is expected, which may start an expression. */
        BESIDE_NAME
    }

    /** A token that is named in expectations. */
    private record Sign(int type, String phrase, Obvious obvious) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign(NnmLexer.COLUMNS, "'columns'", Obvious.BESIDE_ANY_PHRASE),
            new Sign(NnmLexer.CLASS, "'class'", Obvious.BESIDE_ANY_PHRASE),
            new Sign(NnmLexer.CHARACTERS, "'characters'", Obvious.BESIDE_ANY_PHRASE),
            new Sign(NnmLexer.TEXT, "'text'", Obvious.BESIDE_ANY_PHRASE),
            new Sign(NnmLexer.EVERY, "'every'", Obvious.BESIDE_NAME),
            new Sign(NnmLexer.NUMBER, "a number", Obvious.BESIDE_ANY_PHRASE),
            new Sign(NnmLexer.STRING, "a string", Obvious.BESIDE_ANY_PHRASE),
            new Sign(NnmLexer.LPAREN, "'('", Obvious.BESIDE_ANY_PHRASE),
            new Sign(NnmLexer.LBRACKET, "'['", Obvious.BESIDE_ANY_PHRASE),
            new Sign(NnmLexer.ASSIGN, "'='", Obvious.NEVER),
            new Sign(NnmLexer.TILDE, "'~'", Obvious.NEVER),
            new Sign(NnmLexer.COLON, "':'", Obvious.NEVER),
            new Sign(NnmLexer.THEN, "'then'", Obvious.NEVER),
            new Sign(NnmLexer.ELSE, "'else'", Obvious.NEVER),
            new Sign(NnmLexer.ARROW, "'->'", Obvious.NEVER),
            new Sign(NnmLexer.RANGE, "'..'", Obvious.NEVER),
            new Sign(NnmLexer.COMMA, "','", Obvious.NEVER),
            new Sign(NnmLexer.OVER, "'over'", Obvious.BESIDE_NAME),
            new Sign(NnmLexer.IN, "'in'", Obvious.BESIDE_NAME),
            new Sign(NnmLexer.FROM, "'from'", Obvious.BESIDE_NAME),
            new Sign(NnmLexer.COLLECT, "'collect'", Obvious.BESIDE_NAME),
            new Sign(NnmLexer.MAX, "'max'", Obvious.BESIDE_NAME),
            new Sign(NnmLexer.AS, "'as'", Obvious.BESIDE_NAME),
            new Sign(NnmLexer.DERIVATIVE, "'derivative'", Obvious.BESIDE_NAME),
            new Sign(NnmLexer.LBRACE, "'{'", Obvious.BESIDE_NAME),
            new Sign(NnmLexer.RPAREN, "')'", Obvious.NEVER),
            new Sign(NnmLexer.RBRACKET, "']'", Obvious.NEVER),
            new Sign(NnmLexer.RBRACE, "'}'", Obvious.NEVER));
}
