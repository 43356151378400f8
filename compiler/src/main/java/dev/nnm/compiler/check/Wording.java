package dev.nnm.compiler.check;

import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.Problem;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words and pieces of sentences for what can be wrong with a program. */
final class Wording {

    /** A longer name is not compared with others: it is no slip of the keyboard. */
    private static final int LONGEST_COMPARED = 64;

    private Wording() {}

    static CompileException problem(SourceSpan span, String title, String detail) {
        return new CompileException(new Problem(span, title, detail));
    }

    static String quoted(String name) {
        return "\"" + name + "\"";
    }

    static String listed(List<String> names) {
        return names.stream().map(Wording::quoted).collect(Collectors.joining(", "));
    }

    static Optional<String> nearest(String name, Collection<String> known) {
        return name.length() > LONGEST_COMPARED ? Optional.empty() : Suggestions.nearest(name, known);
    }

    static String both(String left, NamedShape leftShape, String right, NamedShape rightShape) {
        return is(left, leftShape) + " and " + is(right, rightShape);
    }

    static String is(String what, NamedShape shape) {
        return what + " is " + (shape.isScalar() ? "a single number" : shape);
    }

    static String elements(long count) {
        return count + (count == 1 ? " element" : " elements");
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return isWhole
                ? Long.toString((long) value)
                : Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }
}
