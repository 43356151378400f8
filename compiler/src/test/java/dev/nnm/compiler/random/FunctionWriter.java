package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a function that acts on each element of its arguments. */
final class FunctionWriter {

    private static final int DEPTH = 2;
    private static final List<Family> ELEMENTWISE = List.of(
            new Family(6, Arithmetic.SMOOTH),
            new Family(2, Arithmetic.KINKED),
            new Family(2, Conditions.ALL),
            new Family(1, Blocks.ALL),
            new Family(1, Calls.ALL));

    private final Choices choices;
    private final Scope known;
    private final String name;
    private final List<String> calls = new ArrayList<>();

    FunctionWriter(Choices choices, Scope known, String name) {
        this.choices = choices;
        this.known = known;
        this.name = name;
    }

    /** How it may be called, after {@link #write}. */
    List<String> calls() {
        return calls;
    }

    /** The definition. */
    Term write() {
        return switch (choices.below(5)) {
            case 0 -> plain();
            case 1 -> block();
            case 2 -> withFunctionArgument();
            case 3 -> withDerivatives();
            default -> recursive();
        };
    }

    private TermWriter writer(String... parameters) {
        Scope scope = new Scope(Map.of(), known.functions(), Map.of());
        for (String parameter : parameters) {
            scope = scope.with(parameter, Shape.SCALAR);
        }
        return new TermWriter(choices, scope, DEPTH, ELEMENTWISE, true);
    }

    private Term plain() {
        calls.add(name + "(#)");
        return Term.statement("fn " + name + "(z) = z * tanh(#)", writer("z").expression(Shape.SCALAR));
    }

    private Term block() {
        calls.addAll(List.of(name + "(#)", name + "(#, k = #)", name + "(#, #)", name + "(k = 0.2, z = #)"));
        return Term.statement(
                "fn " + name + "(z, k = 0.7) {\n  m = #\n  z * tanh(#)\n}",
                writer("z", "k").expression(Shape.SCALAR),
                writer("z", "k", "m").expression(Shape.SCALAR));
    }

    private Term withFunctionArgument() {
        calls.addAll(List.of(name + "(#)", name + "(#, tanh)", name + "(#, shape = relu)", name + "(#, atan)"));
        return Term.statement(
                "fn " + name + "(z, shape = sigmoid) = shape(z + 0.1 * #)",
                writer("z").expression(Shape.SCALAR));
    }

    private Term recursive() {
        calls.addAll(List.of(name + "(#, 0)", name + "(#, 2)"));
        return Term.statement(
                "fn " + name + "(z, n) = if n == 0 then z else 0.7 * " + name + "(sin(z + #), n - 1)",
                writer("z").expression(Shape.SCALAR));
    }

    private Term withDerivatives() {
        calls.addAll(List.of(name + "(#)", name + "(#, #)", name + "(#, k = 0.3)"));
        return Term.statement("fn " + name + "(z, k = 0.7) = sin(k * z) + 0.2 * k"
                + " with derivative z: k * cos(k * z), k: z * cos(k * z) + 0.2");
    }
}
