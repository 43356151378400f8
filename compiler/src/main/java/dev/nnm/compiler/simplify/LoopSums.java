package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.View;
import java.util.List;
import java.util.Optional;

/**
 * Takes sums over examples out of sums over the steps of a loop: each example has a sum over the steps of its own, and
 * these are added after the loop. So examples have nothing in common within a step, and what is added to the input of a
 * recurrent network and to its state has one gradient. Values that are kept for all steps and added afterwards, in
 * another pass through memory, are added so too.
 */
final class LoopSums {

    /** Shorter sums stay where they are. */
    private static final int FEWEST_ELEMENTS = 32;

    private final Graph graph;

    private LoopSums(Graph graph) {
        this.graph = graph;
    }

    /** The roots with sums over examples after the loops. */
    static List<Node> apply(Graph graph, List<Node> roots) {
        return LoopBodies.replace(graph, roots, new LoopSums(graph)::after);
    }

    private Optional<Node> after(Node node) {
        if (node.operation() instanceof ScanResult result && result.kind() == ScanResult.Kind.SUMMED) {
            return ofSteps(node, result.value());
        }
        boolean sums = node.operation() instanceof Reduce reduce && reduce.kind() == ReductionKind.SUM;
        return sums ? ofKept(node) : Optional.empty();
    }

    /** The sum over the steps of a sum over examples. */
    private Optional<Node> ofSteps(Node result, Node value) {
        if (!isSumOverExamples(value) || !isLong(value) || !fitsInMemory(Scan.body(result.argument(0)), value)) {
            return Optional.empty();
        }
        return Optional.of(sum(new GraphBuilder(graph, graph.origin(result)), result, value.argument(0)));
    }

    /** The sum over the steps and over examples of what is kept for all steps. */
    private Optional<Node> ofKept(Node sum) {
        SummedTerms terms = SummedTerms.of(sum);
        if (!isSumOverExamples(terms.node()) || terms.reachOutside()) {
            return Optional.empty();
        }
        Node kept = terms.node().argument(0);
        boolean isStacked = kept.operation() instanceof ScanResult result && result.kind() == ScanResult.Kind.STACKED;
        List<Integer> axes = ((Reduce) sum.operation()).axes();
        if (!isStacked || !isLong(sum) || axes.size() != 1 || !isOnlyIndexOfSteps(terms.view(), axes.get(0), kept)) {
            return Optional.empty();
        }
        GraphBuilder build = new GraphBuilder(graph, graph.origin(sum));
        Node ofSteps = sum(build, kept, ScanResult.taken(kept));
        return Optional.of(build.view(withoutSteps(terms.view(), sum, axes.get(0)), ofSteps));
    }

    private static boolean isSumOverExamples(Node node) {
        return node.operation() instanceof BatchReduce batch
                && batch.kind() == ReductionKind.SUM
                && node.argument(0).isBatched();
    }

    /** Whether lanes can lie along a value; shorter ones are summed with the examples in the lanes. */
    private static boolean isLong(Node value) {
        return value.shape().elementCount() >= FEWEST_ELEMENTS;
    }

    /** Whether a sum for each example takes no more memory than what the loop is given for each step. */
    private static boolean fitsInMemory(ScanBody body, Node value) {
        long given = body.elements().stream()
                .mapToLong(node -> node.shape().elementCount())
                .sum();
        return value.shape().elementCount() <= given;
    }

    /** The sum of a value over the steps of the loop of another result, and over examples. */
    private static Node sum(GraphBuilder build, Node result, Node value) {
        return build.batchSum(build.result(result.argument(0), ScanResult.Kind.SUMMED, value));
    }

    /** Whether an axis of what a view shows is that of the steps, all of them, and nothing else. */
    private static boolean isOnlyIndexOfSteps(View view, int axis, Node kept) {
        return view.source().get(0).equals(AffineIndex.axis(axis, view.shape().rank()))
                && view.shape().size(axis) == kept.shape().size(0)
                && view.source().stream().skip(1).allMatch(index -> index.coefficient(axis) == 0);
    }

    /** The view of the elements of one step. */
    private static View withoutSteps(View view, Node sum, int axis) {
        List<AffineIndex> source =
                view.source().stream().skip(1).map(index -> index.without(axis)).toList();
        return new View(sum.shape(), source);
    }
}
