package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import java.util.List;

/** How the steps of a loop read the elements of sequences. */
final class ElementReads {

    private final ScanBody body;
    private final List<Node> roots;
    private final List<Node> inside;

    /**
     * The reads of a loop.
     *
     * @param graph where the loop lives
     * @param scan the loop
     * @param level nodes among which the results of the loop are
     */
    ElementReads(Graph graph, Node scan, List<Node> level) {
        body = Scan.body(scan);
        roots = ScanResult.computed(body, ScanResult.of(scan, level));
        inside = graph.reachable(roots);
    }

    /** Whether an argument of the loop is a sequence of whose elements each number is read once, to compute with it. */
    boolean isReadOnce(int argument) {
        Node bound = body.bound().get(argument);
        if (!body.elements().contains(bound) || roots.contains(bound)) {
            return false;
        }
        List<Node> readers =
                inside.stream().filter(node -> node.arguments().contains(bound)).toList();
        return readers.size() == 1 && readers.get(0).operation() instanceof Elementwise;
    }
}
