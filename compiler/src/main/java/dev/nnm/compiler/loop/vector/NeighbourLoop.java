package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.loop.Extent;
import dev.nnm.compiler.loop.Local;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.OperationCount;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.loop.Statement;
import dev.nnm.compiler.loop.Walk;
import dev.nnm.compiler.op.JavaForm;
import java.util.HashSet;
import java.util.Set;

/** Whether the iterations of a loop without loops inside can be lanes of vectors that lie in memory as they are. */
final class NeighbourLoop {

    /** Shorter loops have too few full vectors, in multiples of the lanes. */
    static final int FEWEST_VECTORS = 2;

    /** The greatest number of operations: they become several times as many bytes of code. */
    private static final int LARGEST = 100;

    private final Statement.Loop loop;
    private final LoopIndex index;
    private final Set<Local> inside = new HashSet<>();
    private int operations;
    private final Set<String> stored = new HashSet<>();
    private boolean gains;

    private NeighbourLoop(Statement.Loop loop) {
        this.loop = loop;
        this.index = loop.index();
    }

    /** Whether it can, and is faster so than as the JIT compiles it. */
    static boolean gains(Statement.Loop loop, int lanes) {
        NeighbourLoop question = new NeighbourLoop(loop);
        return !loop.iterations().areSteps() && question.isLong(lanes) && question.allows() && question.gains;
    }

    private boolean isLong(int lanes) {
        return index.extent() instanceof Extent.Fixed fixed && fixed.count() >= FEWEST_VECTORS * lanes;
    }

    private boolean allows() {
        for (Statement statement : loop.body()) {
            if (!(statement instanceof Statement.Computation computation)
                    || !allows(computation.value())
                    || !allowsTarget(computation)) {
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
            return LaneOperations.allowCombining(accumulate.combine());
        }
        if (computation instanceof Statement.Store store) {
            stored.add(store.buffer().array().name());
            return store.index().coefficient(index) == 1;
        }
        return computation instanceof Statement.AccumulateStore store
                && store.index().coefficient(index) == 1
                && LaneOperations.allowCombining(store.combine())
                && LaneOperations.areSameInAllLanes(store.checks(), index);
    }

    private boolean allows(Scalar value) {
        boolean[] all = {true};
        Walk.scalars(value, scalar -> {
            all[0] &= LaneOperations.allow(scalar, index) && isNeighbour(scalar);
            operations += OperationCount.own(scalar);
            if (scalar instanceof Scalar.Load load) {
                // The JIT makes no vectors where a loop reads what it has written.
                gains |= stored.contains(load.buffer().array().name());
            }
            if (scalar instanceof Scalar.Apply apply) {
                gains |= LaneOperations.isFunction(apply.operation())
                        || apply.operation().java() instanceof JavaForm.Choice;
            }
        });
        return all[0];
    }

    private boolean isNeighbour(Scalar scalar) {
        if (!(scalar instanceof Scalar.Load load)) {
            return true;
        }
        int coefficient = load.index().coefficient(index);
        return coefficient == 0 || coefficient == 1;
    }
}
