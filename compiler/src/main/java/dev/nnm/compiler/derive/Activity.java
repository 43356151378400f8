package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.StatedDerivatives;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which nodes can change when given others do: differentiation visits no more than these. */
final class Activity {

    private Activity() {}

    /**
     * The nodes among {@code ordered} (arguments first) that depend on one of {@code sources} through operations that
     * have derivatives.
     */
    static Set<Node> dependingOn(Collection<Node> sources, List<Node> ordered) {
        Set<Node> active = new HashSet<>(sources);
        for (Node node : ordered) {
            if (carriesDerivatives(node) && node.arguments().stream().anyMatch(active::contains)) {
                active.add(node);
            }
        }
        return active;
    }

    /**
     * The nodes among {@code ordered} (arguments first) on which one of {@code results} depends through operations that
     * have derivatives.
     */
    static Set<Node> leadingTo(Collection<Node> results, List<Node> ordered) {
        Set<Node> leading = new HashSet<>(results);
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Node node = ordered.get(i);
            if (leading.contains(node) && carriesDerivatives(node)) {
                leading.addAll(StatedDerivatives.isStated(node) ? StatedDerivatives.variables(node) : node.arguments());
            }
        }
        return leading;
    }

    private static boolean carriesDerivatives(Node node) {
        return Family.of(node.operation()) != Family.CONSTANT;
    }
}
