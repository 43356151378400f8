package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.JavaForm;
import java.util.HashSet;
import java.util.Set;

/** Whether the iterations of a loop without loops inside can be lanes of vectors that lie in memory as they are. */
final class NeighbourLoop {

    /** The greatest number of operations: they become several times as many bytes of code. */
    private static final int LARGEST = 100;

    private final Statement.Loop loop;
    private final LoopIndex index;
    private final Set<Local> inside = new HashSet<>();
    private int operations;
    private boolean gains;

    private NeighbourLoop(Statement.Loop loop) {
        this.loop = loop;
        this.index = loop.index();
    }

    /** Whether it can, and is faster so than as the JIT compiles it. */
    static boolean gains(Statement.Loop loop) {
        NeighbourLoop question = new NeighbourLoop(loop);
        return !loop.iterations().areSteps() && question.allows() && question.gains;
    }

    private boolean allows() {
        for (Statement statement : loop.body()) {
            if (!(statement instanceof Statement.Computation computation)
                    || !allowsTarget(computation)
                    || !allows(computation.value())) {
                return false;
            }
        }
        return operations <= LARGEST;
    }

    private boolean allowsTarget(Statement.Computation computation) {
        if (computation instanceof Statement.Define define) {
            inside.add(define.local());
            return true;
        }
        if (computation instanceof Statement.Accumulate accumulate) {
            gains |= !inside.contains(accumulate.local());
            return allowsCombine(accumulate.combine().java());
        }
        if (computation instanceof Statement.Store store) {
            return store.index().coefficient(index) == 1;
        }
        return computation instanceof Statement.AccumulateStore store
                && store.index().coefficient(index) == 1
                && allowsCombine(store.combine().java())
                && store.checks().stream().noneMatch(this::depends);
    }

    private static boolean allowsCombine(JavaForm form) {
        return form instanceof JavaForm.Infix || form instanceof JavaForm.OverloadedCall;
    }

    private boolean depends(RangeCheck check) {
        return check.index().coefficient(index) != 0;
    }

    private boolean allows(Scalar value) {
        boolean[] all = {true};
        Walk.scalars(value, scalar -> all[0] &= allowsItself(scalar));
        return all[0];
    }

    private boolean allowsItself(Scalar scalar) {
        if (scalar instanceof Scalar.Load load) {
            return isNeighbour(load.index());
        }
        if (scalar instanceof Scalar.Guarded guarded) {
            return guarded.checks().stream().noneMatch(this::depends);
        }
        if (scalar instanceof Scalar.Apply apply) {
            operations++;
            JavaForm form = apply.operation().java();
            boolean function = form instanceof JavaForm.Call || form instanceof JavaForm.OverloadedCall;
            gains |= function || form instanceof JavaForm.Choice;
            return !function || apply.operation().vector().isPresent();
        }
        return true;
    }

    private boolean isNeighbour(Affine position) {
        int coefficient = position.coefficient(index);
        return coefficient == 0 || coefficient == 1;
    }
}
