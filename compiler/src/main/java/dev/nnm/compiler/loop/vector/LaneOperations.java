package dev.nnm.compiler.loop.vector;

import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.JavaForm;
import java.util.List;

/** What can be computed in the lanes of vectors. */
final class LaneOperations {

    private LaneOperations() {}

    /** Whether an expression's own operation can, whatever its operands. */
    static boolean allow(Scalar scalar, LoopIndex lane) {
        if (scalar instanceof Scalar.Guarded guarded) {
            return areSameInAllLanes(guarded.checks(), lane);
        }
        return !(scalar instanceof Scalar.Apply apply)
                || !isFunction(apply.operation())
                || apply.operation().vector().isPresent();
    }

    /** Whether lanes can be combined so. */
    static boolean allowCombining(Elementwise combine) {
        JavaForm form = combine.java();
        return form instanceof JavaForm.Infix || form instanceof JavaForm.OverloadedCall;
    }

    /** Whether checks hold in all lanes or in none. */
    static boolean areSameInAllLanes(List<RangeCheck> checks, LoopIndex lane) {
        return checks.stream().allMatch(check -> check.index().coefficient(lane) == 0);
    }

    /** Whether an operation is a function, and not an operator or a choice. */
    static boolean isFunction(Elementwise operation) {
        JavaForm form = operation.java();
        return form instanceof JavaForm.Call || form instanceof JavaForm.OverloadedCall;
    }
}
