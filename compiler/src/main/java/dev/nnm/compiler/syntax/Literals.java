package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression.NumberLiteral;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import java.text.Normalizer;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** The values of names, numbers and strings. */
record Literals(Spans spans) {

    private static final String SUPERSCRIPT_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** A name in Unicode normal form C, so that it does not matter how an editor composes é. */
    Name name(ParserRuleContext tree) {
        String text = Normalizer.normalize(tree.getText(), Normalizer.Form.NFC);
        return new Name(spans.of(tree), text);
    }

    NumberLiteral number(TerminalNode node) {
        return number(spans.of(node), node.getText());
    }

    /** A power's exponent without its sign, as {@code 12} for {@code ⁻¹²}. */
    NumberLiteral superscript(TerminalNode node) {
        StringBuilder digits = new StringBuilder();
        node.getText()
                .chars()
                .map(SUPERSCRIPT_DIGITS::indexOf)
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return number(spans.of(node), digits.toString());
    }

    static boolean isNegativeSuperscript(TerminalNode node) {
        return node.getText().startsWith("⁻");
    }

    private static NumberLiteral number(SourceSpan span, String text) {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new LineFailure(SyntaxProblems.numberTooLarge(span));
        }
        if (value == 0 && hasNonzeroDigit(text)) {
            throw new LineFailure(SyntaxProblems.numberTooSmall(span));
        }
        return new NumberLiteral(span, value, text);
    }

    private static boolean hasNonzeroDigit(String text) {
        return text.chars().takeWhile(c -> c != 'e' && c != 'E').anyMatch(c -> c >= '1' && c <= '9');
    }

    StringLiteral string(TerminalNode node) {
        SourceSpan span = spans.of(node);
        return new StringLiteral(span, new StringReader(span, node.getText()).read());
    }
}
