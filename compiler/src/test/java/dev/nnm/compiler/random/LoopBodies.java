package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is computed in loops. */
final class LoopBodies {

    private LoopBodies() {}

    /** The nodes in the bodies of loops, and of loops in these. */
    static Set<Node> nodes(Graph graph, Collection<Node> outside) {
        Set<Node> found = new LinkedHashSet<>();
        List<Node> pending = new ArrayList<>(outside);
        while (!pending.isEmpty()) {
            for (Node inside : graph.reachable(within(pending.remove(pending.size() - 1)))) {
                if (found.add(inside)) {
                    pending.add(inside);
                }
            }
        }
        return found;
    }

    private static List<Node> within(Node node) {
        if (node.operation() instanceof Scan scan) {
            return scan.body().roots();
        }
        return node.operation() instanceof ScanResult result ? List.of(result.value()) : List.of();
    }
}
