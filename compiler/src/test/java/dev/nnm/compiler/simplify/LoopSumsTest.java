package dev.nnm.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That values and gradients stay the same is tested with the kernels of loops. */
class LoopSumsTest {

    private static final int STEPS = 6;
    private static final int SIZE = 32;

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final Node sequence = build.node(new Variable("x", Variable.Kind.INPUT, Shape.of(STEPS, SIZE)));
    private final Node start = build.node(new Variable("s", Variable.Kind.INPUT, Shape.of(SIZE)));
    private final Node state = build.bound("h", NodeType.real(Shape.of(SIZE)).withBatched(true));
    private final Node element = build.bound("x", state.type());
    private final Node next = build.add(build.apply(Elementwises.TANH, state), element);

    /** h = tanh(h) + x. */
    private Node result(ScanResult.Kind kind, Node value) {
        ScanBody body = new ScanBody(STEPS, false, List.of(state), List.of(element), List.of(), List.of(next), null);
        return build.result(build.scan(body, List.of(start, sequence)), kind, value);
    }

    private Node simplified(Node sum) {
        return LoopSums.apply(graph, List.of(sum)).get(0);
    }

    @Test
    void examplesAreAddedAfterTheLoop() {
        Node sum = result(ScanResult.Kind.SUMMED, build.batchSum(next));
        assertThat(simplified(sum)).isEqualTo(build.batchSum(result(ScanResult.Kind.SUMMED, next)));
    }

    @Test
    void whatIsKeptForAllStepsIsAddedInTheLoop() {
        Node kept = build.batchSum(result(ScanResult.Kind.STACKED, next));
        Node expected = build.batchSum(result(ScanResult.Kind.SUMMED, next));
        assertThat(simplified(build.sum(kept, List.of(0)))).isEqualTo(expected);
        assertThat(simplified(build.sum(build.transpose(kept), List.of(1)))).isEqualTo(expected);
    }

    @Test
    void otherSumsStayAsTheyAre() {
        Node kept = build.batchSum(result(ScanResult.Kind.STACKED, next));
        Node ofElements = build.sum(kept, List.of(1));
        assertThat(simplified(ofElements)).isEqualTo(ofElements);
        Node ofSomeSteps = build.sum(build.view(View.corner(Shape.of(STEPS - 1, SIZE)), kept), List.of(0));
        assertThat(simplified(ofSomeSteps)).isEqualTo(ofSomeSteps);
        Node element = build.view(View.corner(Shape.of(1)), next);
        Node small = result(ScanResult.Kind.SUMMED, build.batchSum(element));
        assertThat(simplified(small)).isEqualTo(small);
        Node wide = build.broadcast(next, Shape.of(4, SIZE));
        Node large = result(ScanResult.Kind.SUMMED, build.batchSum(wide));
        assertThat(simplified(large)).isEqualTo(large);
    }
}
