package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Rewrite;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.op.Elementwises;
import java.util.List;
import java.util.Optional;

/** Leaves out conditions on indices that always hold, and what depends on conditions that never do. */
final class KnownConditions {

    private static final Scalar ZERO = new Scalar.Constant(0);

    private KnownConditions() {}

    /** A statement without them; nothing if it never does anything. */
    static Optional<Statement> in(Statement statement) {
        if (statement instanceof Statement.Loop loop) {
            List<Statement> body = in(loop.body());
            return body.isEmpty() ? Optional.empty() : Optional.of(loop.withBody(body));
        }
        Statement known = Rewrite.scalars(statement, KnownConditions::resolved);
        if (!(known instanceof Statement.AccumulateStore store)) {
            return Optional.of(known);
        }
        if (store.checks().stream().anyMatch(RangeCheck::neverHolds)) {
            return Optional.empty();
        }
        return Optional.of(new Statement.AccumulateStore(
                store.buffer(), store.index(), needed(store.checks()), store.combine(), store.value(), store.origin()));
    }

    private static List<Statement> in(List<Statement> statements) {
        return statements.stream().flatMap(each -> in(each).stream()).toList();
    }

    private static Scalar resolved(Scalar scalar) {
        if (scalar instanceof Scalar.Guarded guarded) {
            return resolved(guarded);
        }
        boolean sumsZeros = scalar instanceof Scalar.Apply apply
                && apply.operation().equals(Elementwises.ADD)
                && apply.arguments().stream().allMatch(ZERO::equals);
        return sumsZeros ? ZERO : scalar;
    }

    private static Scalar resolved(Scalar.Guarded guarded) {
        if (guarded.checks().stream().anyMatch(RangeCheck::neverHolds)) {
            return guarded.element() == ElementType.BOOLEAN ? new Scalar.Truth(false) : ZERO;
        }
        List<RangeCheck> needed = needed(guarded.checks());
        return needed.isEmpty() ? guarded.inside() : new Scalar.Guarded(needed, guarded.inside());
    }

    private static List<RangeCheck> needed(List<RangeCheck> checks) {
        return checks.stream().filter(RangeCheck::isNeeded).toList();
    }
}
