package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Notation;
import dev.nnm.compiler.simplify.Pattern.Any;
import dev.nnm.compiler.simplify.Pattern.Apply;
import dev.nnm.compiler.simplify.Pattern.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Reads the two sides of a rule, by precedence climbing over the operators of the table of operations. */
final class PatternParser {

    private static final java.util.regex.Pattern TOKEN =
            java.util.regex.Pattern.compile("\\d+(\\.\\d+)?|[\\p{L}_][\\p{L}\\d_]*|[<>=!]=|[-+*/^<>(),]");

    private final String text;
    private final List<String> tokens;
    private int next;

    private PatternParser(String text) {
        this.text = text;
        this.tokens = TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The pattern that a text says, such as {@code ln(1 + x)}. */
    static Pattern parse(String text) {
        PatternParser parser = new PatternParser(text);
        Pattern pattern = parser.expression(0);
        if (parser.next != parser.tokens.size()) {
            throw parser.unexpected();
        }
        return pattern;
    }

    private Pattern expression(int least) {
        Pattern left = operand();
        while (next < tokens.size()) {
            String symbol = tokens.get(next);
            Elementwise operation = infix(symbol);
            int precedence = operation == null ? -1 : ((Notation.Infix) operation.notation()).precedence();
            if (operation == null || precedence < least) {
                return left;
            }
            next++;
            Pattern right = expression(symbol.equals("^") ? precedence : precedence + 1);
            left = new Apply(operation, List.of(left, right));
        }
        return left;
    }

    private Pattern operand() {
        String token = take();
        if (Character.isDigit(token.charAt(0))) {
            return number(Double.parseDouble(token));
        }
        return switch (token) {
            case "-" -> negative();
            case "not" -> new Apply(Elementwises.NOT, List.of(expression(3)));
            case "(" -> parenthesised();
            case "if" -> conditional();
            case "true" -> new Known(1, ElementType.BOOLEAN);
            case "false" -> new Known(0, ElementType.BOOLEAN);
            default -> nameOrCall(token);
        };
    }

    private static Pattern number(double value) {
        return new Known(value, ElementType.REAL);
    }

    private Pattern negative() {
        boolean isRaised = next + 1 < tokens.size() && tokens.get(next + 1).equals("^");
        if (Character.isDigit(tokens.get(next).charAt(0)) && !isRaised) {
            return number(-Double.parseDouble(take()));
        }
        return new Apply(Elementwises.NEGATE, List.of(expression(7)));
    }

    private Pattern parenthesised() {
        Pattern inner = expression(0);
        expect(")");
        return inner;
    }

    private Pattern conditional() {
        Pattern condition = expression(0);
        expect("then");
        Pattern consequent = expression(0);
        expect("else");
        return new Apply(Elementwises.SELECT, List.of(condition, consequent, expression(0)));
    }

    private Pattern nameOrCall(String name) {
        if (next == tokens.size() || !tokens.get(next).equals("(")) {
            return new Any(name);
        }
        expect("(");
        List<Pattern> arguments = new ArrayList<>();
        arguments.add(expression(0));
        while (tokens.get(next).equals(",")) {
            expect(",");
            arguments.add(expression(0));
        }
        expect(")");
        return new Apply(Elementwises.find(name).orElseThrow(this::unexpected), arguments);
    }

    private static @Nullable Elementwise infix(String symbol) {
        Predicate<Elementwise> isWrittenSo = row ->
                row.notation() instanceof Notation.Infix infix && infix.symbol().equals(symbol);
        return Elementwises.ALL.stream().filter(isWrittenSo).findFirst().orElse(null);
    }

    private String take() {
        if (next == tokens.size()) {
            throw unexpected();
        }
        return tokens.get(next++);
    }

    private void expect(String token) {
        if (!take().equals(token)) {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("not a pattern: " + text);
    }
}
