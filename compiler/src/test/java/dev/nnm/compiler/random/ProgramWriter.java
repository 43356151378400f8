package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Writes a whole program: variables, functions, definitions, outputs, losses. */
final class ProgramWriter {

    private static final int DEPTH = 3;
    private static final List<String> INITIALIZERS =
            List.of(" ~ normal(0, 1)", " ~ uniform(-1, 1)", " ~ glorot", " ~ he", " ~ constant(0.5)", " = 0.25");

    private final Choices choices;
    private final List<Term> statements = new ArrayList<>();
    private Scope scope = Scope.EMPTY;

    ProgramWriter(Choices choices) {
        this.choices = choices;
    }

    RandomProgram write() {
        many(1, 4, () -> input(choices.shape()));
        many(0, 1, this::label);
        many(0, 3, () -> parameter(choices.shape()));
        many(0, 2, this::function);
        many(0, 3, () -> definition(choices.shape()));
        if (choices.once(8)) {
            normalized(choices.shape(1 + choices.below(2)));
        }
        output(Shape.SCALAR);
        many(0, 2, () -> output(choices.shape()));
        if (choices.once(4)) {
            statements.add(new Identities(choices, writer(DEPTH - 1)).write());
        }
        new LossWriter(choices, writer(DEPTH - 1)).write(statements);
        return new RandomProgram(statements);
    }

    private void many(int least, int most, Runnable statement) {
        for (int i = least + choices.below(most - least + 1); i > 0; i--) {
            statement.run();
        }
    }

    private TermWriter writer(int depth) {
        return new TermWriter(choices, scope, depth, Family.ALL, false);
    }

    private void input(Shape shape) {
        String name = choices.freshName("x");
        statements.add(Term.statement("input " + name + suffix(shape)));
        scope = scope.with(name, shape);
    }

    private void parameter(Shape shape) {
        String name = choices.freshName("w");
        statements.add(Term.statement("param " + name + suffix(shape) + choices.pick(INITIALIZERS)));
        scope = scope.with(name, shape);
    }

    private static String suffix(Shape shape) {
        return shape.isScalar() ? "" : shape.toString();
    }

    private void function() {
        String name = choices.freshName("f");
        FunctionWriter functions = new FunctionWriter(choices, scope, name);
        statements.add(functions.write());
        for (String call : functions.calls()) {
            scope = scope.withFunction(call);
        }
    }

    private void label() {
        String name = choices.freshName("label");
        statements.add(Term.statement("input " + name + " : class(\"a\", \"b\", \"c\")"));
        scope = scope.withLabel(name, 3);
    }

    private void definition(Shape shape) {
        if (choices.once(8)) {
            tuple(shape);
        } else {
            define("", choices.freshName("h"), shape);
        }
        if (choices.once(8)) {
            repeat();
        }
    }

    private void output(Shape shape) {
        define("output ", choices.freshName("y"), shape);
    }

    private void define(String word, String name, Shape shape) {
        statements.add(
                shape.rank() > 0 && choices.once(5)
                        ? byElements(word, name, shape)
                        : Term.statement(word + name + " = #", writer(DEPTH).expression(shape)));
        scope = scope.with(name, shape);
    }

    private Term byElements(String word, String name, Shape shape) {
        Indexed indexed = new Indexed(writer(DEPTH));
        List<String> binders = new ArrayList<>();
        for (int size : shape.sizes()) {
            String index = choices.freshName("i");
            binders.add(index + " in 0.." + size);
            indexed = indexed.with(index, size);
        }
        return Term.statement(word + name + binders + " = #", indexed.writer().expression(Shape.SCALAR));
    }

    private void normalized(Shape shape) {
        String name = choices.freshName("h");
        statements.add(Term.statement(name + " = batch_norm(#)", writer(DEPTH).expression(shape)));
        scope = scope.with(name, shape);
    }

    private void tuple(Shape shape) {
        String first = choices.freshName("h");
        String second = choices.freshName("h");
        Shape other = choices.shape();
        statements.add(Term.statement(
                "(" + first + ", " + second + ") = (#, #)",
                writer(DEPTH - 1).expression(shape),
                writer(DEPTH - 1).expression(other)));
        scope = scope.with(first, shape).with(second, other);
    }

    /** Gives a name that was defined a new value, twice. */
    private void repeat() {
        String name = choices.freshName("h");
        Shape shape = choices.shape();
        define("", name, shape);
        statements.add(Term.statement(
                "repeat 2 {\n  " + name + " = sin(#)\n}", writer(DEPTH - 1).expression(shape)));
    }
}
