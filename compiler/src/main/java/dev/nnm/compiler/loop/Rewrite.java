package dev.nnm.compiler.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes changed copies of expressions and statements. */
public final class Rewrite {

    private Rewrite() {}

    /** An expression with its operands changed first, then itself. */
    public static Scalar scalar(Scalar scalar, UnaryOperator<Scalar> change) {
        Scalar inner = scalar;
        if (scalar instanceof Scalar.Apply apply) {
            List<Scalar> arguments = new ArrayList<>();
            apply.arguments().forEach(argument -> arguments.add(scalar(argument, change)));
            inner = new Scalar.Apply(apply.operation(), arguments, apply.element());
        } else if (scalar instanceof Scalar.Guarded guarded) {
            inner = new Scalar.Guarded(guarded.checks(), scalar(guarded.inside(), change));
        } else if (scalar instanceof Scalar.TruthAsNumber number) {
            inner = new Scalar.TruthAsNumber(scalar(number.truth(), change));
        } else if (scalar instanceof Scalar.NumberAsTruth truth) {
            inner = new Scalar.NumberAsTruth(scalar(truth.number(), change));
        }
        return change.apply(inner);
    }

    /** A statement with all expressions in it changed, also in what it contains. */
    public static Statement scalars(Statement statement, UnaryOperator<Scalar> change) {
        if (statement instanceof Statement.Block block) {
            return block.withBody(scalars(block.body(), change));
        }
        return statement instanceof Statement.Computation computation
                ? value(computation, scalar(computation.value(), change))
                : statement;
    }

    /** Statements with all expressions in them changed. */
    public static List<Statement> scalars(List<Statement> statements, UnaryOperator<Scalar> change) {
        return statements.stream().map(statement -> scalars(statement, change)).toList();
    }

    /** Statements with all elements of arrays that they read or write in other places. */
    public static List<Statement> places(List<Statement> statements, UnaryOperator<Place> change) {
        return statements.stream()
                .map(statement -> written(scalars(statement, scalar -> read(scalar, change)), change))
                .toList();
    }

    private static Scalar read(Scalar scalar, UnaryOperator<Place> change) {
        if (!(scalar instanceof Scalar.Load load)) {
            return scalar;
        }
        Place place = change.apply(new Place(load.buffer(), load.index()));
        return new Scalar.Load(place.buffer(), place.index());
    }

    /** A statement, and what it contains, that writes in other places. */
    private static Statement written(Statement statement, UnaryOperator<Place> change) {
        if (statement instanceof Statement.Block block) {
            return block.withBody(
                    block.body().stream().map(each -> written(each, change)).toList());
        }
        if (statement instanceof Statement.Store store) {
            Place place = change.apply(new Place(store.buffer(), store.index()));
            return new Statement.Store(place.buffer(), place.index(), store.value(), store.origin());
        }
        if (statement instanceof Statement.AccumulateStore store) {
            Place place = change.apply(new Place(store.buffer(), store.index()));
            return new Statement.AccumulateStore(
                    place.buffer(), place.index(), store.checks(), store.combine(), store.value(), store.origin());
        }
        if (statement instanceof Statement.Contraction contraction) {
            Place place = change.apply(new Place(contraction.buffer(), contraction.index()));
            return new Statement.Contraction(
                    contraction.value(),
                    contraction.tiling(),
                    contraction.panels(),
                    place.buffer(),
                    place.index(),
                    contraction.adds(),
                    contraction.origin());
        }
        return statement;
    }

    /** Statements with other variables. */
    public static List<Statement> locals(List<Statement> statements, UnaryOperator<Local> change) {
        return statements.stream()
                .map(statement -> defined(
                        scalars(
                                statement,
                                scalar -> scalar instanceof Scalar.Read read
                                        ? new Scalar.Read(change.apply(read.local()))
                                        : scalar),
                        change))
                .toList();
    }

    /** A statement, and what it contains, that gives its value to other variables. */
    private static Statement defined(Statement statement, UnaryOperator<Local> change) {
        if (statement instanceof Statement.Block block) {
            return block.withBody(
                    block.body().stream().map(each -> defined(each, change)).toList());
        }
        if (statement instanceof Statement.Define define) {
            return new Statement.Define(change.apply(define.local()), define.value(), define.origin());
        }
        if (statement instanceof Statement.Assign assign) {
            return new Statement.Assign(change.apply(assign.local()), assign.value(), assign.origin());
        }
        if (statement instanceof Statement.Accumulate accumulate) {
            return new Statement.Accumulate(
                    change.apply(accumulate.local()), accumulate.combine(), accumulate.value(), accumulate.origin());
        }
        return statement;
    }

    private static Statement value(Statement.Computation computation, Scalar value) {
        if (computation instanceof Statement.Define define) {
            return new Statement.Define(define.local(), value, define.origin());
        }
        if (computation instanceof Statement.Accumulate accumulate) {
            return new Statement.Accumulate(accumulate.local(), accumulate.combine(), value, accumulate.origin());
        }
        if (computation instanceof Statement.AccumulateStore store) {
            return new Statement.AccumulateStore(
                    store.buffer(), store.index(), store.checks(), store.combine(), value, store.origin());
        }
        if (computation instanceof Statement.Assign assign) {
            return new Statement.Assign(assign.local(), value, assign.origin());
        }
        if (computation instanceof Statement.Leave leave) {
            return new Statement.Leave(value, leave.origin());
        }
        if (computation instanceof Statement.DefinePosition define) {
            return new Statement.DefinePosition(define.index(), value, define.origin());
        }
        if (computation instanceof Statement.Contraction contraction) {
            return new Statement.Contraction(
                    (Scalar.Apply) value,
                    contraction.tiling(),
                    contraction.panels(),
                    contraction.buffer(),
                    contraction.index(),
                    contraction.adds(),
                    contraction.origin());
        }
        Statement.Store store = (Statement.Store) computation;
        return new Statement.Store(store.buffer(), store.index(), value, store.origin());
    }
}
