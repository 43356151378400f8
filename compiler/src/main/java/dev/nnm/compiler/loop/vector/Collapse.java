package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Indices;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes one loop of two, the inner of which is all that the outer does, if together they go through memory in order.
 */
final class Collapse {

    private Collapse() {}

    /** Statements with such loops made one. */
    static List<Statement> in(List<Statement> statements) {
        List<Statement> collapsed = new ArrayList<>();
        for (Statement statement : statements) {
            collapsed.add(statement instanceof Statement.Loop loop ? in(loop) : statement);
        }
        return collapsed;
    }

    private static Statement in(Statement.Loop loop) {
        Statement.Loop outer = loop.withBody(in(loop.body()));
        if (outer.body().size() != 1
                || !(outer.body().get(0) instanceof Statement.Loop inner)
                || !(outer.index().extent() instanceof Extent.Fixed rows)
                || !(inner.index().extent() instanceof Extent.Fixed columns)
                || outer.iterations() != inner.iterations()
                || outer.iterations().areSteps()
                || !isInOrder(outer.index(), columns.count(), inner)) {
            return outer;
        }
        LoopIndex both = new LoopIndex(
                inner.index().id(), outer.index().name(), new Extent.Fixed(rows.count() * columns.count()));
        List<Statement> body = new ArrayList<>();
        for (Statement statement : inner.body()) {
            body.add(Indices.change(statement, function -> ofOne(function, outer.index(), inner.index(), both)));
        }
        return new Statement.Loop(both, outer.iterations(), body);
    }

    private static Affine ofOne(Affine function, LoopIndex outer, LoopIndex inner, LoopIndex both) {
        Affine others = new Affine(
                function.offset(),
                function.terms().stream()
                        .filter(term ->
                                !term.index().equals(outer) && !term.index().equals(inner))
                        .toList());
        return others.plus(Affine.of(both).times(function.coefficient(inner)));
    }

    private static boolean isInOrder(LoopIndex outer, int columns, Statement.Loop inner) {
        boolean[] all = {true};
        Consumer<Affine> check =
                function -> all[0] &= function.coefficient(outer) == columns * function.coefficient(inner.index());
        Walk.statements(inner.body(), statement -> {
            if (statement instanceof Statement.Store store) {
                check.accept(store.index());
            } else if (statement instanceof Statement.AccumulateStore store) {
                check.accept(store.index());
                store.checks().forEach(range -> check.accept(range.index()));
            } else if (!(statement instanceof Statement.Define
                    || statement instanceof Statement.Accumulate
                    || statement instanceof Statement.Loop)) {
                all[0] = false;
            }
        });
        Walk.scalars(inner.body(), scalar -> {
            if (scalar instanceof Scalar.Load load) {
                check.accept(load.index());
            } else if (scalar instanceof Scalar.IndexNumber number) {
                check.accept(number.index());
            } else if (scalar instanceof Scalar.Guarded guarded) {
                guarded.checks().stream().map(RangeCheck::index).forEach(check);
            }
        });
        return all[0];
    }
}
