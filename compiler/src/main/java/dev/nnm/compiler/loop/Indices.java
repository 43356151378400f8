package dev.nnm.compiler.loop;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** The indices that statements use and that are defined around them, in the order of their ids. */
    public static List<LoopIndex> free(List<Statement> statements) {
        Set<LoopIndex> used = new HashSet<>();
        Set<LoopIndex> bound = new HashSet<>();
        of(statements, used::add);
        Walk.statements(statements, statement -> {
            if (statement instanceof Statement.Loop loop) {
                bound.add(loop.index());
            } else if (statement instanceof Statement.DefinePosition define) {
                bound.add(define.index());
            } else if (statement instanceof Statement.Contraction contraction) {
                bound.addAll(contraction.tiling().indices());
            }
        });
        used.removeAll(bound);
        return used.stream().sorted(Comparator.comparingInt(LoopIndex::id)).toList();
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
        List<Statement> moved =
                Rewrite.places(List.of(statement), place -> new Place(place.buffer(), change.apply(place.index())));
        return checked(Rewrite.scalars(moved.get(0), scalar -> change(scalar, change)), change);
    }

    private static Scalar change(Scalar scalar, UnaryOperator<Affine> change) {
        if (scalar instanceof Scalar.IndexNumber number) {
            return new Scalar.IndexNumber(change.apply(number.index()));
        }
        return scalar instanceof Scalar.Guarded guarded
                ? new Scalar.Guarded(change(guarded.checks(), change), guarded.inside())
                : scalar;
    }

    /** A statement, and what it contains, with other functions of indices in what it checks before it writes. */
    private static Statement checked(Statement statement, UnaryOperator<Affine> change) {
        if (statement instanceof Statement.Block block) {
            return block.withBody(
                    block.body().stream().map(each -> checked(each, change)).toList());
        }
        return statement instanceof Statement.AccumulateStore store
                        && !store.checks().isEmpty()
                ? new Statement.AccumulateStore(
                        store.buffer(),
                        store.index(),
                        change(store.checks(), change),
                        store.combine(),
                        store.value(),
                        store.origin())
                : statement;
    }

    private static List<RangeCheck> change(List<RangeCheck> checks, UnaryOperator<Affine> change) {
        return checks.stream()
                .map(check -> new RangeCheck(change.apply(check.index()), check.size()))
                .toList();
    }
}
