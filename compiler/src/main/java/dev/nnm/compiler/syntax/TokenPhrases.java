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
        boolean goesWithoutSaying = !phrases.isEmpty();
        for (Sign sign : SIGNS) {
            if (expected.contains(sign.type()) && !(sign.obvious() && goesWithoutSaying)) {
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

    /**
     * A token that is named in expectations.
     *
     * @param obvious whether it goes without saying where an expression, an operator or a name is expected
     */
    private record Sign(int type, String phrase, boolean obvious) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign(NnmLexer.COLUMNS, "'columns'", true),
            new Sign(NnmLexer.CLASS, "'class'", true),
            new Sign(NnmLexer.NUMBER, "a number", true),
            new Sign(NnmLexer.STRING, "a string", true),
            new Sign(NnmLexer.LPAREN, "'('", true),
            new Sign(NnmLexer.LBRACKET, "'['", true),
            new Sign(NnmLexer.LBRACE, "'{'", true),
            new Sign(NnmLexer.ASSIGN, "'='", false),
            new Sign(NnmLexer.TILDE, "'~'", false),
            new Sign(NnmLexer.COLON, "':'", false),
            new Sign(NnmLexer.THEN, "'then'", false),
            new Sign(NnmLexer.ELSE, "'else'", false),
            new Sign(NnmLexer.ARROW, "'->'", false),
            new Sign(NnmLexer.RANGE, "'..'", false),
            new Sign(NnmLexer.COMMA, "','", false),
            new Sign(NnmLexer.RPAREN, "')'", false),
            new Sign(NnmLexer.RBRACKET, "']'", false),
            new Sign(NnmLexer.RBRACE, "'}'", false));
}
