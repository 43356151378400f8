package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Node;
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

    private static boolean carriesDerivatives(Node node) {
        return Family.of(node.operation()) != Family.CONSTANT;
    }
}
