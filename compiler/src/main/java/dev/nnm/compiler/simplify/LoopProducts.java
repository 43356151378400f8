package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes sums of outer products out of loops: instead of a product added to the sum in each step, which goes through the
 * whole sum as often, the factors of all steps are kept and the sum is one matrix product after the loop. The gradient
 * of a weight matrix that a recurrent network uses in each step is such a sum.
 */
final class LoopProducts {

    private final Graph graph;

    private LoopProducts(Graph graph) {
        this.graph = graph;
    }

    /** The roots with such sums after the loops. */
    static List<Node> apply(Graph graph, List<Node> roots) {
        return LoopBodies.replace(graph, roots, new LoopProducts(graph)::after);
    }

    private Optional<Node> after(Node node) {
        return node.operation() instanceof ScanResult result && result.kind() == ScanResult.Kind.SUMMED
                ? after(node, result.value())
                : Optional.empty();
    }

    /** The sum of a value of the steps as a product after the loop, if it is worthwhile. */
    private Optional<Node> after(Node result, Node value) {
        boolean overBatch = value.operation() instanceof BatchReduce batch && batch.kind() == ReductionKind.SUM;
        Node product = overBatch ? value.argument(0) : value;
        if (!Elementwises.MULTIPLY.equals(product.operation())) {
            return Optional.empty();
        }
        Node scan = result.argument(0);
        ScanBody body = Scan.body(scan);
        Node a = source(product.argument(0));
        Node b = source(product.argument(1));
        if (body.condition() != null || !isWorthwhile(body, product, a, b)) {
            return Optional.empty();
        }
        GraphBuilder build = new GraphBuilder(graph, graph.origin(result));
        Node all = build.multiply(
                ofAllSteps(build, scan, product.argument(0)), ofAllSteps(build, scan, product.argument(1)));
        return Optional.of(build.sum(overBatch ? build.batchSum(all) : all, List.of(0)));
    }

    /**
     * Whether both factors vary and are smaller than the product, and keeping them takes no more memory than what the
     * loop is given for each step.
     */
    private static boolean isWorthwhile(ScanBody body, Node product, Node a, Node b) {
        long size = product.shape().elementCount();
        long given = elements(body.elements());
        long kept = elements(List.of(a, b).stream()
                .filter(node -> !body.elements().contains(node))
                .toList());
        return a.shape().elementCount() < size
                && b.shape().elementCount() < size
                && !body.invariants().contains(a)
                && !body.invariants().contains(b)
                && kept <= given;
    }

    private static long elements(List<Node> nodes) {
        return nodes.stream().mapToLong(node -> node.shape().elementCount()).sum();
    }

    private static Node source(Node factor) {
        return factor.operation() instanceof View ? factor.argument(0) : factor;
    }

    /** The values that a factor takes in the steps, along a new first axis. */
    private Node ofAllSteps(GraphBuilder build, Node scan, Node factor) {
        Node source = source(factor);
        Node values = ofAllSteps(build, scan, Scan.body(scan), source);
        return factor.operation() instanceof View view ? build.view(withSteps(view, values.shape()), values) : values;
    }

    private static Node ofAllSteps(GraphBuilder build, Node scan, ScanBody body, Node node) {
        int element = body.elements().indexOf(node);
        return element >= 0
                ? scan.argument(body.states().size() + element)
                : build.result(scan, ScanResult.Kind.STACKED, node);
    }

    /** The same view of each step's tensor. */
    private static View withSteps(View view, Shape values) {
        Shape shape = view.shape().withLeadingAxis(values.size(0));
        List<AffineIndex> source = new ArrayList<>();
        source.add(AffineIndex.axis(0, shape.rank()));
        for (AffineIndex index : view.source()) {
            List<Integer> coefficients = new ArrayList<>(List.of(0));
            coefficients.addAll(index.coefficients());
            source.add(new AffineIndex(index.offset(), coefficients));
        }
        return new View(shape, source);
    }
}
