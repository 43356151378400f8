package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Expressions without operands: names and numbers. */
final class Leaves {

    private static final List<String> NUMBERS =
            List.of("0.25", "0.5", "1", "1.5", "(-0.75)", "(-1.25)", "3e-1", ".125", "(1/3)", "(-7 / 5)", "2");

    private Leaves() {}

    /** A name of that shape if there is one, mostly; otherwise something made of a name, or numbers. */
    static Term leaf(TermWriter writer, Shape shape) {
        Choices choices = writer.choices();
        List<String> names = writer.scope().ofShape(shape);
        if (!names.isEmpty() && !choices.once(6)) {
            return Term.of(shape, choices.pick(names));
        }
        List<String> others = names.isEmpty() ? writer.scope().fitting(shape) : List.of();
        return others.isEmpty() || choices.once(3)
                ? numbers(choices, shape)
                : Term.of(shape, made(shape, choices.pick(others)));
    }

    private static String made(Shape shape, String name) {
        return shape.isScalar() ? "mean(" + name + ")" : "(" + name + " + zeros" + inParentheses(shape) + ")";
    }

    private static String inParentheses(Shape shape) {
        return shape.toString().replace('[', '(').replace(']', ')');
    }

    private static Term numbers(Choices choices, Shape shape) {
        if (shape.isScalar()) {
            return Term.of(shape, choices.pick(NUMBERS));
        }
        if (shape.rank() == 1 && choices.once(2)) {
            return Term.of(shape, "(0.3 * range(" + shape.size(0) + "))");
        }
        if (shape.rank() == 2 && shape.size(0) == shape.size(1) && choices.once(2)) {
            return Term.of(shape, "eye(" + shape.size(0) + ")");
        }
        return choices.once(2) ? filled(shape, choices.pick(NUMBERS)) : listed(choices, shape);
    }

    /** A tensor of one number: the simplest of its shape. */
    static Term filled(Shape shape, String number) {
        if (shape.isScalar()) {
            return Term.of(shape, number);
        }
        return Term.of(shape, "(" + number + " * ones" + inParentheses(shape) + ")");
    }

    private static Term listed(Choices choices, Shape shape) {
        if (shape.isScalar()) {
            return Term.of(shape, choices.pick(NUMBERS));
        }
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < shape.size(0); i++) {
            elements.add(listed(choices, shape.without(List.of(0))).text());
        }
        return Term.of(shape, elements.toString());
    }
}
