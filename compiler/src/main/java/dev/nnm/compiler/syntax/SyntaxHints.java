package dev.nnm.compiler.syntax;

import dev.nnm.grammar.NnmLexer;
import dev.nnm.grammar.NnmParser.FormalParametersContext;
import dev.nnm.grammar.NnmParser.FunctionDefinitionContext;
import dev.nnm.grammar.NnmParser.PlainSettingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.antlr.v4.runtime.ParserRuleContext;

/** Advice for tokens that do not fit, mostly habits of other languages: the first row that matches is given. */
final class SyntaxHints {

    private static final List<Row> ROWS = List.of(
            row(NnmLexer.ASSIGN, place -> place.expects(NnmLexer.THEN), "To compare, write ==."),
            row(NnmLexer.ASSIGN, SyntaxHints::isAfterSettingKey, "A setting is written without '=', as in epochs 500."),
            row(
                    NnmLexer.ASSIGN,
                    place -> TokenKinds.isBinaryOperator(place.previous()),
                    "A name is defined once and does not change afterwards."),
            row(
                    NnmLexer.PRIME,
                    place -> place.expects(NnmLexer.STRING),
                    "A text is written in double quotes: \"text\"."),
            row(NnmLexer.NAME, SyntaxHints::expectsString, "A text is written in double quotes: \"text\"."),
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
                    "Classes are written class(\"a\", \"b\")."),
            row(NnmLexer.NUMBER_AND_NAME, "A name starts with a letter."),
            row(NnmLexer.RANGE, "A range stands in brackets after a name, as in x[1..3]."),
            row(SyntaxHints::isSettingExpected, "A setting starts with its name, as in epochs 500."),
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
        return ROWS.stream()
                .filter(row -> row.matches().test(place))
                .map(Row::advice)
                .findFirst();
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
