package dev.nnm.teach.compare;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts arithmetic operations: one for each element of an elementwise operation, n − 1 for a sum of n elements. */
public final class OperationCount {

    private OperationCount() {}

    /** The operations of one evaluation of some nodes, each of them once. */
    public static long of(Graph graph, Collection<Node> roots) {
        List<Node> nodes = graph.reachable(roots);
        Map<Node, List<Node>> loops = new HashMap<>();
        long count = 0;
        for (Node node : nodes) {
            if (node.operation() instanceof Elementwise) {
                count += node.shape().elementCount();
            } else if (node.operation() instanceof Reduce) {
                count += node.argument(0).shape().elementCount() - node.shape().elementCount();
            } else if (node.operation() instanceof ScanResult result) {
                loops.computeIfAbsent(
                                node.argument(0),
                                loop -> new ArrayList<>(Scan.body(loop).roots()))
                        .add(result.value());
            }
        }
        for (Map.Entry<Node, List<Node>> loop : loops.entrySet()) {
            count += Scan.body(loop.getKey()).steps() * of(graph, loop.getValue());
        }
        return count;
    }
}
