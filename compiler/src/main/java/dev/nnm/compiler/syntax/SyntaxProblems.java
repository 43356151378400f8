package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.runtime.Precision;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** The problems of a program's form, each worded once, here. */
final class SyntaxProblems {

    private static final Map<String, String> CHARACTER_ADVICE = Map.ofEntries(
            Map.entry("&", "The conjunction of two conditions is written with the word and."),
            Map.entry("|", "The disjunction of two conditions is written with the word or."),
            Map.entry("!", "The negation of a condition is written with the word not; a factorial is not known."),
            Map.entry("\\", "A product of matrices is written A @ B, a quotient a / b."),
            Map.entry("$", "Names consist of letters, digits and underscores."),
            Map.entry("?", "A choice is written: if c then a else b."),
            Map.entry("%", "A remainder is written x - m * floor(x / m); a comment starts with #."),
            Map.entry("√", "A root is written sqrt(x)."),
            Map.entry("∞", "Infinity cannot be written."),
            Map.entry("∑", "A sum is written sum(x), or over an index sum(i) x[i]."),
            Map.entry("÷", "A quotient is written a / b."),
            Map.entry("“", "A text is written in straight double quotes: \"text\"."),
            Map.entry("”", "A text is written in straight double quotes: \"text\"."),
            Map.entry("„", "A text is written in straight double quotes: \"text\"."),
            Map.entry("’", "A transpose is written x' with a straight quote."),
            Map.entry("′", "A transpose is written x' with a straight quote; names have no primes."));

    private SyntaxProblems() {}

    static Problem expected(SourceSpan span, String phrase, String after, String found, String detail) {
        return new Problem(span, "expected " + phrase + " after " + after + ", found " + found, detail);
    }

    static Problem lineCannotStart(SourceSpan span, String found, String detail) {
        String advice = detail.isEmpty()
                ? "To continue the line before, end that line with an operator or put the expression in parentheses."
                : detail;
        return new Problem(span, "a line cannot start with " + found, advice);
    }

    static Problem unknownStatement(SourceSpan span, String advice) {
        return new Problem(span, "'" + span.text() + "' starts no statement", advice);
    }

    static Problem unknownCharacter(SourceSpan span) {
        String character = span.text();
        String shown = Character.isISOControl(character.codePointAt(0))
                ? String.format("U+%04X", character.codePointAt(0))
                : "'" + character + "'";
        return new Problem(
                span, "the character " + shown + " has no meaning here", CHARACTER_ADVICE.getOrDefault(character, ""));
    }

    static Problem unterminatedString(SourceSpan span) {
        return new Problem(
                span,
                "this string is never closed",
                "A string ends with \" on its line; a quote inside is written \\\".");
    }

    /** For {@code 2x}, and {@code 1_000}. */
    static Problem numberBeforeName(SourceSpan span) {
        String text = span.text();
        int end = 0;
        while (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.') {
            end++;
        }
        if (text.charAt(end) == '_') {
            return new Problem(span, "a number has digits only", "Write it without underscores.");
        }
        return new Problem(
                span,
                "an operator is missing in " + text,
                "A product is written with its operator: " + text.substring(0, end) + " * " + text.substring(end)
                        + ".");
    }

    static Problem keywordAsName(SourceSpan span) {
        return new Problem(
                span,
                "'" + span.text() + "' cannot be a name",
                "It is a word of the language. Choose another name, for instance " + span.text() + "_.");
    }

    /** For {@code y = repeat 3 { … }}. */
    static Problem statementAsValue(SourceSpan span) {
        return new Problem(
                span,
                "'" + span.text() + "' starts a statement, which has no value",
                "It stands on a line of its own.");
    }

    static Problem bracketNeverClosed(SourceSpan span) {
        return new Problem(span, "this '" + span.text() + "' is never closed");
    }

    static Problem bracketOpenAtStatement(SourceSpan span, Token statementStart) {
        return new Problem(
                span,
                "this '" + span.text() + "' is never closed",
                "The next statement, " + statementStart.getText() + ", starts in line " + statementStart.getLine()
                        + ".");
    }

    static Problem bracketCrossed(SourceSpan span, Token closing, Token opening) {
        return new Problem(
                span,
                "this '" + span.text() + "' is not closed",
                "The next closing bracket, '" + closing.getText() + "' in line " + closing.getLine() + ", closes the '"
                        + opening.getText() + "' of line " + opening.getLine() + ".");
    }

    static Problem bracketClosedByOther(SourceSpan span, Token opening, String expected) {
        return new Problem(
                span,
                "expected '" + expected + "', found '" + span.text() + "'",
                "The '" + opening.getText() + "' of line " + opening.getLine() + " is closed by '" + expected + "'.");
    }

    static Problem bracketNeverOpened(SourceSpan span, Token closing) {
        return new Problem(span, "this '" + closing.getText() + "' closes nothing");
    }

    static Problem nestedTooDeeply(SourceSpan span) {
        return new Problem(
                span,
                "nested too deeply",
                "Expressions nest at most " + NnmParser.MAXIMUM_DEPTH + " deep. Give a part of the expression a name.");
    }

    static Problem blocksTooDeep(SourceSpan span) {
        return new Problem(
                span,
                "nested too deeply",
                "Blocks and loops nest at most " + NnmParser.MAXIMUM_BLOCKS
                        + " deep. Make a function of the inner ones.");
    }

    static Problem chainedComparison(SourceSpan span) {
        return new Problem(span, "comparisons cannot be chained", "Join two comparisons with and: a < b and b < c.");
    }

    static Problem valueWithoutName(SourceSpan span, boolean equation) {
        String advice = equation
                ? "A definition is written with one '=': y = x."
                : "Give it a name, as in y = x^2, or a purpose: output, loss or metric.";
        return new Problem(span, "nothing is done with this value", advice);
    }

    static Problem blockWithoutValue(SourceSpan span) {
        return new Problem(span, "this block has no value", "The last line of a block is an expression: its value.");
    }

    static Problem valueInsideBlock(SourceSpan span, String advice) {
        return new Problem(span, "nothing is done with this value", advice);
    }

    static Problem statementInsideBlock(SourceSpan span, String word) {
        return new Problem(
                span,
                "'" + word + "' cannot stand inside a block",
                "A block holds definitions, const, param, layer and repeat, and at last its value.");
    }

    static Problem notAName(SourceSpan span) {
        return new Problem(span, "the left side of '=' must be a name", "A definition is written name = expression.");
    }

    static Problem functionWithoutWord(SourceSpan span, String call) {
        return new Problem(
                span, "the left side of '=' must be a name", "To define a function, write fn " + call + " = …");
    }

    static Problem elementDefined(SourceSpan span) {
        return new Problem(
                span,
                "an index on the left of '=' must be a name",
                "An element cannot be set. Define the whole: as a list v = [a, b, c], or for each index v[i] = ….");
    }

    static Problem partNotAName(SourceSpan span) {
        return new Problem(span, "the parts of a tuple on the left of '=' must be names", "As in (a, b) = f(x).");
    }

    static Problem introducedTwice(SourceSpan span, String name) {
        return new Problem(span, "'" + name + "' stands here twice", "These names must differ.");
    }

    static Problem indexRangeInAccess(SourceSpan span) {
        return new Problem(
                span,
                "the range of an index does not stand where it is used",
                "It is given where the index is introduced: y[i in 0..n] = x[i], or sum(i in 0..n) x[i].");
    }

    static Problem reductionOfSigned(SourceSpan span) {
        return new Problem(
                span,
                "what is combined cannot start with '" + span.text() + "'",
                "Put it in parentheses, as in sum(k in 0..n) (-x[k]).");
    }

    static Problem layerCallExpected(SourceSpan span) {
        return new Problem(
                span, "a layer is made by a call", "For instance layer f = dense(16, relu), to be used as f(x).");
    }

    static Problem emptyRepeat(SourceSpan span) {
        return new Problem(
                span, "nothing is repeated here", "The braces hold definitions, as in repeat 3 { x = f(x) }.");
    }

    static Problem argumentNameExpected(SourceSpan span) {
        return new Problem(
                span,
                "the left side of '=' must be the name of an argument",
                "An argument by name is written f(x, rate = 0.1); to compare, write ==.");
    }

    static Problem notCallable(SourceSpan span) {
        return new Problem(
                span, "an operator is missing before '('", "Only a name can be called. A product is written a * (b).");
    }

    static Problem initializerExpected(SourceSpan span) {
        return new Problem(
                span,
                "expected the name of an initialiser after '~'",
                "For instance ~ glorot, or with arguments ~ normal(0, 0.1). A value is given with '='.");
    }

    static Problem unknownPrecision(SourceSpan span) {
        return new Problem(
                span,
                "unknown precision '" + span.text() + "'",
                Suggestions.nearest(span.text(), List.of("float", "double"))
                        .orElse("The precision is float or double."));
    }

    static Problem unknownEscape(SourceSpan span) {
        return new Problem(
                span,
                "unknown escape " + span.text() + " in a string",
                "Known are \\\" \\\\ \\n \\t and \\u{…} with a code point. A backslash itself is written \\\\.");
    }

    static Problem codePoint(SourceSpan span) {
        return new Problem(
                span,
                "this escape names no character",
                "It is written \\u{…} with one to six hexadecimal digits, for instance \\u{3b1} for α.");
    }

    static Problem numberTooLarge(SourceSpan span) {
        return new Problem(span, "this number is too large", "The " + Precision.DOUBLE.limit() + ".");
    }

    static Problem numberTooSmall(SourceSpan span) {
        return new Problem(span, "this number is too close to 0", "The smallest positive double is about 4.9e-324.");
    }

    static Problem noCharacters(SourceSpan span) {
        return new Problem(
                span,
                "these are no characters",
                "Each character of the string is a class: characters(\" abc\") are four classes.");
    }

    static Problem columnPosition(SourceSpan span) {
        return new Problem(
                span,
                "a column's position is a whole number from 1 on",
                "The first column is 1; a column by its header is written in double quotes.");
    }

    static Problem columnsReversed(SourceSpan span) {
        return new Problem(span, "these columns run backwards", "The first position must not exceed the last.");
    }
}
