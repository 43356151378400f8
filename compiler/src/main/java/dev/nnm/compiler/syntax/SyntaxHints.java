package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmLexer;
import dev.nnm.grammar.NnmParser.CallContext;
import dev.nnm.grammar.NnmParser.ExportedContext;
import dev.nnm.grammar.NnmParser.FormalParametersContext;
import dev.nnm.grammar.NnmParser.FunctionDefinitionContext;
import dev.nnm.grammar.NnmParser.IndexContext;
import dev.nnm.grammar.NnmParser.OutputDefinitionContext;
import dev.nnm.grammar.NnmParser.PlainSettingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Advice for tokens that do not fit: the first row that matches, or how the construct at hand is written, or what holds
 * anywhere.
 */
final class SyntaxHints {

    /** Habits of other languages, and slips that have a form of their own. */
    private static final List<Row> HABITS = List.of(
            row(NnmLexer.ASSIGN, place -> place.expects(NnmLexer.THEN), "To compare, write ==."),
            row(NnmLexer.ASSIGN, SyntaxHints::isAfterSettingKey, "A setting is written without '=', as in epochs 500."),
            row(
                    NnmLexer.ASSIGN,
                    place -> TokenKinds.isBinaryOperator(place.previous()),
                    "A name is defined once and does not change afterwards."),
            row(
                    NnmLexer.PRIME,
                    place -> place.expects(NnmLexer.STRING)
                            && ConstructForms.of(place).isEmpty(),
                    "A text is written in double quotes: \"text\"."),
            row(
                    NnmLexer.NAME,
                    place -> expectsString(place) && ConstructForms.of(place).isEmpty(),
                    "A text is written in double quotes: \"text\"."),
            row(NnmLexer.STAR, place -> place.follows(NnmLexer.STAR), "A power is written x^2."),
            row(NnmLexer.SLASH, place -> place.follows(NnmLexer.SLASH), "A comment starts with #."),
            row(NnmLexer.GREATER, place -> place.follows(NnmLexer.LESS), "Unequal is written !=."),
            row(NnmLexer.GREATER, place -> place.follows(NnmLexer.ASSIGN), "At least is written >=."),
            row(NnmLexer.LESS, place -> place.follows(NnmLexer.ASSIGN), "At most is written <=."),
            row(
                    NnmLexer.COLON,
                    place -> place.next().getType() == NnmLexer.ASSIGN,
                    "A definition is written with '=' alone."),
            row(NnmLexer.DOT, place -> place.follows(NnmLexer.NUMBER), "A number has digits after its dot, as 1.0."),
            row(NnmLexer.DOT, "A dot leads from the name of a layer to that of its parameter, as in f.W."),
            row(NnmLexer.NUMBER, SyntaxHints::isDecimalComma, "A decimal number is written with a dot, as in 0.5."),
            row(
                    NnmLexer.LBRACKET,
                    SyntaxHints::isAmongFormalParameters,
                    "A function takes arguments of any shape: only their names are written."),
            row(
                    place -> place.expects(NnmLexer.ELSE),
                    "An if is an expression and has both branches: if c then a else b."),
            row(place -> place.expects(NnmLexer.THEN), "An if is written: if c then a else b."),
            row(
                    place -> place.expects(NnmLexer.COLUMNS) && !place.expects(NnmLexer.NAME),
                    "Columns are written columns 1..4, or by their headers columns \"a\", \"b\"."),
            row(
                    place -> place.expects(NnmLexer.CLASS) && !place.expects(NnmLexer.NAME),
                    "Classes are written class(\"a\", \"b\"), or characters(\"ab\") if each is one character."),
            row(NnmLexer.NUMBER_AND_NAME, "A name starts with a letter."),
            row(
                    NnmLexer.RANGE,
                    "A range stands in brackets, as in x[1..3], or with an index, as in sum(i in 0..3) x[i]."),
            row(SyntaxHints::isSettingExpected, "A setting starts with its name, as in epochs 500."),
            row(
                    NnmLexer.IN,
                    place -> place.tree() instanceof CallContext,
                    "Indices are bound by sum, prod, mean, max and min: sum(i in 0..3) x[i]."),
            row(
                    NnmLexer.ARROW,
                    place -> place.tree() instanceof CallContext,
                    "A function has a name, by which it is passed on: fn f(y) = y + 1."),
            row(
                    NnmLexer.WITH,
                    place -> place.next().getType() == NnmLexer.DERIVATIVE,
                    "Only a function states its derivative: fn f(x) = x^2 with derivative x: 2 * x."),
            row(NnmLexer.PAD, "Padding stands where elements are read, as in y[i] = x[i - 1 pad 0]."),
            row(
                    place -> place.follows(NnmLexer.PAD) && place.expects(NnmLexer.RBRACKET),
                    "Padding follows the last subscript without a comma, as in x[i - 1 pad 0]."),
            row(
                    NnmLexer.COMMA,
                    place -> place.tree() instanceof IndexContext index && index.PAD() != null,
                    "Padding is written once, after the last subscript: x[i - 1, j pad 0]."),
            row(
                    NnmLexer.LPAREN,
                    place -> place.begun() instanceof OutputDefinitionContext,
                    "A tuple is taken apart first: (a, b) = f(x), and then output a, b."),
            row(
                    place -> place.tree() instanceof ExportedContext && place.expects(NnmLexer.ASSIGN),
                    "An output has the shape of its value: output y, or for each index output y[i] = x[i]."),
            row(
                    NnmLexer.COMMA,
                    place -> place.expects(NnmLexer.NEWLINE) && mayHaveTuple(place.first()),
                    "Several values are written in parentheses: (a, b)."));

    /** What holds in any construct. */
    private static final List<Row> GENERAL = List.of(
            row(
                    NnmLexer.COMMA,
                    place -> place.expects(NnmLexer.NEWLINE),
                    "Each has a line of its own, or a ';' before it."),
            row(
                    place -> TokenKinds.isName(place.found()) && followsReduction(place),
                    "An index is bound in parentheses, as in sum(i) x[i]."),
            row(
                    NnmLexer.NAME,
                    place -> isInsideExpression(place) && place.follows(NnmLexer.NAME),
                    "A product is written with its operator: a * b; a call with parentheses: sin(x)."),
            row(NnmLexer.NAME, SyntaxHints::isInsideExpression, "A product is written with its operator: a * b."),
            row(
                    place -> TokenKinds.startsStatement(place.found()) && !place.isFoundOnLaterLine(),
                    "Each statement has a line of its own, or a ';' before it."));

    private SyntaxHints() {}

    /** Advice and the places that it is meant for. */
    private record Row(Predicate<ErrorPlace> matches, String advice) {}

    private static Row row(Predicate<ErrorPlace> matches, String advice) {
        return new Row(matches, advice);
    }

    private static Row row(int found, String advice) {
        return new Row(place -> place.found().getType() == found, advice);
    }

    private static Row row(int found, Predicate<ErrorPlace> matches, String advice) {
        return new Row(place -> place.found().getType() == found && matches.test(place), advice);
    }

    /** Advice for a place. */
    static Optional<String> hint(ErrorPlace place) {
        return first(HABITS, place).or(() -> ConstructForms.of(place)).or(() -> first(GENERAL, place));
    }

    private static Optional<String> first(List<Row> rows, ErrorPlace place) {
        return rows.stream()
                .filter(row -> row.matches().test(place))
                .map(Row::advice)
                .findFirst();
    }

    private static boolean mayHaveTuple(Token firstOfLine) {
        return !TokenKinds.startsStatement(firstOfLine) || firstOfLine.getType() == NnmLexer.FN;
    }

    private static boolean followsReduction(ErrorPlace place) {
        return Operators.reduction(place.previous().getText()).isPresent();
    }

    private static boolean isAfterSettingKey(ErrorPlace place) {
        for (ParserRuleContext tree = place.tree(); tree != null; tree = tree.getParent()) {
            if (tree instanceof PlainSettingContext setting) {
                return setting.settingKey().getStop() == place.previous();
            }
        }
        return false;
    }

    private static boolean expectsString(ErrorPlace place) {
        return place.expects(NnmLexer.STRING) && !place.expectsExpression();
    }

    private static boolean isDecimalComma(ErrorPlace place) {
        return place.follows(NnmLexer.COMMA) && place.isAdjacent();
    }

    private static boolean isAmongFormalParameters(ErrorPlace place) {
        boolean inFunctionHead = place.tree() instanceof FunctionDefinitionContext && place.expects(NnmLexer.RPAREN);
        return inFunctionHead || place.tree() instanceof FormalParametersContext;
    }

    private static boolean isSettingExpected(ErrorPlace place) {
        return place.isFirstOfLine() && TokenPhrases.allowsNameOnly(place.expected());
    }

    private static boolean isInsideExpression(ErrorPlace place) {
        return place.expects(NnmLexer.STAR) && !place.isFoundOnLaterLine();
    }
}
