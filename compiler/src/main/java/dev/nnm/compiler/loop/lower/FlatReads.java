package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the steps of a loop read by its row-major position, which must therefore lie in memory in that order. */
final class FlatReads {

    private final Graph graph;

    private FlatReads(Graph graph) {
        this.graph = graph;
    }

    /**
     * The positions of a loop's arguments whose bound nodes are read so.
     *
     * @param graph where the loop lives
     * @param scan the loop
     * @param level nodes among which the results of the loop are
     */
    static Set<Integer> of(Graph graph, Node scan, List<Node> level) {
        return new FlatReads(graph).arguments(scan, level);
    }

    private Set<Integer> arguments(Node scan, List<Node> level) {
        ScanBody body = Scan.body(scan);
        List<Node> roots = ScanResult.computed(body, ScanResult.of(scan, level));
        Set<Node> flat = inside(graph.reachable(roots));
        Set<Integer> positions = new HashSet<>();
        List<Node> bound = body.bound();
        for (int k = 0; k < bound.size(); k++) {
            if (flat.contains(bound.get(k))) {
                positions.add(k);
            }
        }
        return positions;
    }

    private Set<Node> inside(List<Node> level) {
        Set<Node> flat = new HashSet<>();
        for (Node node : level) {
            if (node.operation() instanceof Reshape
                    && Transparency.sourceIndices(node).isEmpty()) {
                flat.add(Transparency.flatArgument(node));
            } else if (node.operation() instanceof Scan) {
                arguments(node, level).forEach(k -> flat.add(Transparency.flatArgument(node.argument(k))));
            }
        }
        return flat;
    }
}
