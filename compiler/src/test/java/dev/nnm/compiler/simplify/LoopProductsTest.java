package dev.nnm.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Variable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That values and gradients stay the same is tested with the kernels of loops. */
class LoopProductsTest {

    private static final Shape STATE = Shape.of(4);

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final Node weights = build.node(new Variable("V", Variable.Kind.PARAMETER, Shape.of(4, 4)));
    private final Node start = build.node(new Variable("s", Variable.Kind.PARAMETER, STATE));

    private Node matrixTimes(Node matrix, Node vector) {
        return build.sum(build.multiply(matrix, build.broadcast(vector, matrix.shape())), List.of(1));
    }

    /** h = tanh(V h), six times. */
    private Node loss() {
        Node h = build.bound("h", NodeType.real(STATE));
        Node v = build.bound("V", weights.type());
        Node next = build.apply(Elementwises.TANH, matrixTimes(v, h));
        ScanBody body = new ScanBody(6, false, List.of(h), List.of(), List.of(v), List.of(next), null);
        Node last = build.result(build.scan(body, List.of(start, weights)), ScanResult.Kind.FINAL, h);
        return build.sum(last, List.of(0));
    }

    private long sumsInLoops(List<Node> roots) {
        return graph.reachable(roots).stream()
                .filter(node ->
                        node.operation() instanceof ScanResult result && result.kind() == ScanResult.Kind.SUMMED)
                .count();
    }

    @Test
    void theGradientOfWeightsIsOneProductAfterTheLoop() {
        Node gradient = ReverseMode.adjoints(graph, Map.of(loss(), build.constant(1)), List.of(weights))
                .get(weights);
        assertThat(sumsInLoops(List.of(gradient))).isEqualTo(1);

        List<Node> kernel = Simplifier.forKernels(graph, List.of(gradient));
        assertThat(sumsInLoops(kernel)).isZero();
        assertThat(kernel.get(0).shape()).isEqualTo(weights.shape());
    }

    @Test
    void factorsThatAreNotKeptAnywayStayWhereTheyAre() {
        Node h = build.bound("h", NodeType.real(STATE));
        Node outer = build.multiply(
                build.broadcast(h, weights.shape()), build.transpose(build.broadcast(h, weights.shape())));
        Node next = build.apply(Elementwises.SIN, h);
        ScanBody body = new ScanBody(6, false, List.of(h), List.of(), List.of(), List.of(next), null);
        Node sum = build.result(build.scan(body, List.of(start)), ScanResult.Kind.SUMMED, outer);

        assertThat(sumsInLoops(LoopProducts.apply(graph, List.of(sum)))).isEqualTo(1);
    }
}
