package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.List;

/** Writes targets, losses and metrics. */
final class LossWriter {

    private final Choices choices;
    private final TermWriter writer;

    LossWriter(Choices choices, TermWriter writer) {
        this.choices = choices;
        this.writer = writer;
    }

    void write(List<Term> statements) {
        switch (choices.below(5)) {
            case 0 -> numbers(statements, Shape.SCALAR);
            case 1 -> numbers(statements, choices.shape(1));
            case 2 -> classes(statements);
            case 3 -> withoutTarget(statements);
            default -> {}
        }
        if (choices.once(6)) {
            Shape shape = writer.someShape();
            Term deviation = Term.statement("(# - batch_mean(#))^2", writer.operand(shape), writer.operand(shape));
            statements.add(Term.statement("loss mean(#)", deviation));
        }
        if (choices.once(4)) {
            statements.add(Term.statement("loss weight_decay(0.1)"));
        }
    }

    private void numbers(List<Term> statements, Shape shape) {
        statements.add(Term.statement("target t" + (shape.isScalar() ? "" : shape.toString())));
        String loss = choices.pick(List.of("sum((# - t)^2)", "absolute_error(#, t)", "huber(#, t)", "bce(#, t)"));
        statements.add(Term.statement("loss " + loss, writer.expression(shape)));
        if (choices.once(2)) {
            statements.add(Term.statement("metric error = sum(abs(# - t))", writer.expression(shape)));
        }
    }

    private void classes(List<Term> statements) {
        statements.add(Term.statement("target kind : class(\"a\", \"b\", \"c\")"));
        statements.add(Term.statement("loss cross_entropy(#, kind)", writer.expression(Shape.of(3))));
        if (choices.once(2)) {
            statements.add(Term.statement("loss if kind == \"b\" then # else 0", writer.expression(Shape.SCALAR)));
        }
        if (choices.once(2)) {
            statements.add(Term.statement("metric accuracy(#, kind)", writer.expression(Shape.of(3))));
        }
    }

    private void withoutTarget(List<Term> statements) {
        statements.add(Term.statement("loss #", writer.expression(Shape.SCALAR)));
        statements.add(Term.statement("loss mean((#)^2)", writer.expression(choices.shape(1))));
    }
}
