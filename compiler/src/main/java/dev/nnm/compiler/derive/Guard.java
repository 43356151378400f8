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

    /** Where an adjoint is not zero as far as its guards say: the conditions of guards within guards all hold. */
    static Optional<Node> condition(GraphBuilder build, Node adjoint) {
        return of(build, adjoint)
                .map(guard -> condition(build, guard.value())
                        .map(inner -> build.apply(Elementwises.AND, guard.condition(), inner))
                        .orElse(guard.condition()));
    }

    /**
     * The sum of two adjoints; under their condition if they have the same.
     *
     * @param isNeeded whether a sum of adjoints under different conditions has to be guarded, by any of them
     */
    static Node sum(GraphBuilder build, Node a, Node b, boolean isNeeded) {
        Optional<Guard> guardA = of(build, a);
        Optional<Guard> guardB = of(build, b);
        if (guardA.isEmpty() || guardB.isEmpty()) {
            return build.add(a, b);
        }
        Node condition = guardA.get().condition();
        if (condition == guardB.get().condition()) {
            Node inside = sum(build, guardA.get().value(), guardB.get().value(), isNeeded);
            return guarded(build, condition, inside);
        }
        return isNeeded ? guarded(build, eitherHolds(build, a, b), build.add(a, b)) : build.add(a, b);
    }

    private static Node eitherHolds(GraphBuilder build, Node a, Node b) {
        return build.apply(
                Elementwises.OR,
                condition(build, a).orElseThrow(),
                condition(build, b).orElseThrow());
    }

    private static boolean isZero(Node node) {
        return node.operation() instanceof Constant constant && constant.value() == 0;
    }

    /** Another adjoint under a condition. */
    static Node guarded(GraphBuilder build, Node condition, Node value) {
        return build.select(condition, value, build.constant(0));
    }
}
