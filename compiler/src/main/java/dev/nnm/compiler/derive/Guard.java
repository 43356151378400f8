package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import java.util.Optional;

/**
 * An adjoint that is zero where a condition does not hold: {@code if condition then value else 0}. The condition is
 * kept outermost through the reverse sweep, so that the factors below a branch are multiplied inside it: a branch that
 * is not taken contributes 0 even where its derivative is infinite or not a number (0 · ∞).
 *
 * @param condition where the adjoint is not zero
 * @param value the adjoint there
 */
record Guard(Node condition, Node value) {

    /** The adjoint as a guard, if it has that form. */
    static Optional<Guard> of(GraphBuilder build, Node adjoint) {
        if (adjoint.operation() != Elementwises.SELECT) {
            return Optional.empty();
        }
        if (isZero(adjoint.argument(2))) {
            return Optional.of(new Guard(adjoint.argument(0), adjoint.argument(1)));
        }
        if (isZero(adjoint.argument(1))) {
            Node otherwise = build.apply(Elementwises.NOT, adjoint.argument(0));
            return Optional.of(new Guard(otherwise, adjoint.argument(2)));
        }
        return Optional.empty();
    }

    private static boolean isZero(Node node) {
        return node.operation() instanceof Constant constant && constant.value() == 0;
    }

    /** Another adjoint under a condition. */
    static Node guarded(GraphBuilder build, Node condition, Node value) {
        return build.select(condition, value, build.constant(0));
    }
}
