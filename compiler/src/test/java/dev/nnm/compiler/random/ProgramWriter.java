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
        many(0, 3, () -> parameter(choices.shape()));
        many(0, 2, this::function);
        many(0, 3, () -> definition(choices.shape()));
        output(Shape.SCALAR);
        many(0, 2, () -> output(choices.shape()));
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

    private void definition(Shape shape) {
        String name = choices.freshName("h");
        statements.add(Term.statement(name + " = #", writer(DEPTH).expression(shape)));
        scope = scope.with(name, shape);
    }

    private void output(Shape shape) {
        String name = choices.freshName("y");
        statements.add(Term.statement("output " + name + " = #", writer(DEPTH).expression(shape)));
        scope = scope.with(name, shape);
    }
}
