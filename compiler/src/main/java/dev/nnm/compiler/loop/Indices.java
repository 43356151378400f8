package dev.nnm.compiler.loop;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The indices that pieces of a program use. */
public final class Indices {

    private Indices() {}

    /** Visits the indices that statements use, those of what they contain too. */
    public static void of(List<Statement> statements, Consumer<LoopIndex> visitor) {
        Walk.statements(statements, statement -> {
            if (statement instanceof Statement.Call call) {
                call.arguments().forEach(visitor);
            } else if (statement instanceof Statement.Store store) {
                of(store.index(), visitor);
            } else if (statement instanceof Statement.AccumulateStore store) {
                of(store.index(), visitor);
                store.checks().forEach(check -> of(check.index(), visitor));
            } else if (statement instanceof Statement.Contraction contraction) {
                of(contraction.index(), visitor);
            }
        });
        Walk.scalars(statements, scalar -> of(scalar, visitor));
    }

    /** Visits the indices that an expression uses itself, without its operands. */
    public static void of(Scalar scalar, Consumer<LoopIndex> visitor) {
        if (scalar instanceof Scalar.Load load) {
            of(load.index(), visitor);
        } else if (scalar instanceof Scalar.IndexNumber number) {
            of(number.index(), visitor);
        } else if (scalar instanceof Scalar.Guarded guarded) {
            guarded.checks().forEach(check -> of(check.index(), visitor));
        }
    }

    private static void of(Affine affine, Consumer<LoopIndex> visitor) {
        affine.terms().forEach(term -> visitor.accept(term.index()));
    }

    /** A statement, and what it contains, with other indices in the places where indices are used. */
    public static Statement replace(Statement statement, UnaryOperator<LoopIndex> change) {
        return change(statement, function -> function.replace(change));
    }

    /** A statement, and what it contains, with other functions of indices. */
    public static Statement change(Statement statement, UnaryOperator<Affine> change) {
        Statement inner = Rewrite.scalars(statement, scalar -> change(scalar, change));
        if (inner instanceof Statement.Loop loop) {
            return loop.withBody(
                    loop.body().stream().map(each -> change(each, change)).toList());
        }
        if (inner instanceof Statement.Store store) {
            return new Statement.Store(store.buffer(), change.apply(store.index()), store.value(), store.origin());
        }
        if (inner instanceof Statement.AccumulateStore store) {
            return new Statement.AccumulateStore(
                    store.buffer(),
                    change.apply(store.index()),
                    change(store.checks(), change),
                    store.combine(),
                    store.value(),
                    store.origin());
        }
        if (inner instanceof Statement.Contraction contraction) {
            return new Statement.Contraction(
                    contraction.value(),
                    contraction.tiling(),
                    contraction.buffer(),
                    change.apply(contraction.index()),
                    contraction.adds(),
                    contraction.origin());
        }
        return inner;
    }

    private static Scalar change(Scalar scalar, UnaryOperator<Affine> change) {
        if (scalar instanceof Scalar.Load load) {
            return new Scalar.Load(load.buffer(), change.apply(load.index()));
        }
        if (scalar instanceof Scalar.IndexNumber number) {
            return new Scalar.IndexNumber(change.apply(number.index()));
        }
        return scalar instanceof Scalar.Guarded guarded
                ? new Scalar.Guarded(change(guarded.checks(), change), guarded.inside())
                : scalar;
    }

    private static List<RangeCheck> change(List<RangeCheck> checks, UnaryOperator<Affine> change) {
        return checks.stream()
                .map(check -> new RangeCheck(change.apply(check.index()), check.size()))
                .toList();
    }
}
