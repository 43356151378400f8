package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Choices, among them such whose other branch would be NaN or infinite. */
final class Conditions {

    private static final List<String> COMPARISONS =
            List.of("# > #", "# >= #", "# < #", "# <= 0.3", "# ≠ #", "# == 0", "not # > 1", "not (# < # and # > #)");

    /** All of them. */
    static final List<Construct> ALL = all();

    private Conditions() {}

    private static List<Construct> all() {
        List<Construct> all = new ArrayList<>(Construct.elementwise(List.of(
                "{ q = #; if q > 0 then sqrt(q) else # }",
                "{ q = #; if q > 0 then q * ln(q) else # }",
                "{ q = #; if q > 0 then q^0.5 else 0 }",
                "{ q = #; if q > 0 then q^(#) else # }",
                "{ q = #; if q != 0 then sin(q) / q else 1 }",
                "{ q = #; if abs(q) > 0.1 then # / q else # }",
                "{ q = #; if q >= 1.1 then acosh(q) else # }",
                "{ q = #; if abs(q) < 0.9 then asin(q) else # }",
                "{ q = #; if q > -0.9 and q < 0.9 then atanh(q) else # }",
                "{ q = #; if q > -0.9 then log1p(q) else # }",
                "{ q = #; if q > 0.2 then lgamma(q) else # }",
                "{ q = #; if abs(q) < 0.002 then exp(1000 * q) else q }",
                "{ q = #; r = sqrt(q); (if q > 0 then r else #) + (if q > 0.5 then r else #) }",
                "{ q = #; if not q > 0 then # else ln(q) }",
                "(if 1 < 2 then # else 1 / 0)",
                "(if true or # > 0 then # else #)")));
        all.add(Construct.any("if", Conditions::choice));
        all.add(Construct.any("masks", Conditions::masks));
        all.add(Construct.any("else if", Conditions::chain));
        return all;
    }

    private static Term choice(TermWriter writer, Shape shape) {
        return Term.of(
                shape,
                "(if # then # else #)",
                condition(writer, writer.broadcastTo(shape)),
                writer.operand(shape),
                writer.operand(writer.broadcastTo(shape)));
    }

    private static Term masks(TermWriter writer, Shape shape) {
        String mask = writer.freshName("mask");
        return Term.of(
                shape,
                "{ " + mask + " = #; if " + mask + " then # else # }",
                condition(writer, shape),
                writer.operand(shape),
                writer.operand(writer.broadcastTo(shape)));
    }

    private static Term chain(TermWriter writer, Shape shape) {
        return Term.of(
                shape,
                "(if # then # else if # then # else #)",
                condition(writer, shape),
                writer.operand(shape),
                condition(writer, writer.broadcastTo(shape)),
                writer.operand(writer.broadcastTo(shape)),
                writer.operand(writer.broadcastTo(shape)));
    }

    /** A truth value, for shrinking no expression of a shape. */
    private static Term condition(TermWriter writer, Shape shape) {
        Term first = comparison(writer, shape);
        return switch (writer.choices().below(4)) {
            case 0 -> Term.statement("(# and #)", first, comparison(writer, writer.broadcastTo(shape)));
            case 1 -> Term.statement("(# or #)", first, comparison(writer, writer.broadcastTo(shape)));
            default -> first;
        };
    }

    /**
     * Of a condition that is known when a program is compiled, the other branch is not looked at, nor is its shape.
     * Every program has an x1, which functions that act on elements do not see.
     */
    private static String notKnown(TermWriter writer, String comparison) {
        return writer.elementwise() ? comparison : comparison.replaceFirst("#", "(# + 0 * mean(x1))");
    }

    private static Term comparison(TermWriter writer, Shape shape) {
        String template = notKnown(writer, writer.choices().pick(COMPARISONS));
        int holes = template.split("#", -1).length - 1;
        List<Term> operands = new ArrayList<>();
        for (int i = 0; i < holes; i++) {
            operands.add(writer.operand(i == 0 ? shape : writer.broadcastTo(shape)));
        }
        return Term.statement(template, operands.toArray(Term[]::new));
    }
}
