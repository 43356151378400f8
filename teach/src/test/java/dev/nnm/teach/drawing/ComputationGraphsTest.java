package dev.nnm.teach.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.Samples;
import dev.nnm.teach.drawing.ComputationGraph.Edge;
import dev.nnm.teach.drawing.ComputationGraph.Kind;
import dev.nnm.teach.drawing.ComputationGraph.Layer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComputationGraphsTest {

    private static ComputationGraph survey() {
        return ComputationGraphs.of(
                Samples.asWritten("baydin", null, Map.of("x1", new double[] {2}, "x2", new double[] {5})), true);
    }

    private static ComputationGraph backprop(Map<String, double[]> at) {
        return ComputationGraphs.of(Samples.asWritten("backprop", "loss", at), true);
    }

    private static String name(ComputationGraph graph, int node) {
        return graph.nodes().get(node).step().name().text();
    }

    private static Edge edge(ComputationGraph graph, String from, String to) {
        return graph.edges().stream()
                .filter(edge -> name(graph, edge.from()).equals(from)
                        && name(graph, edge.to()).equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void edgesHaveLocalDerivatives() {
        ComputationGraph graph = survey();

        assertThat(graph.edges()).hasSize(8);
        Edge edge = edge(graph, "x2", "v3");
        assertThat(edge.derivative().orElseThrow().formula().text()).isEqualTo("cos(x2)");
        assertThat(edge.derivative().orElseThrow().value().get(0)).isCloseTo(Math.cos(5), within(1e-15));
        assertThat(edge(graph, "v3", "y").derivative().orElseThrow().value()).containsExactly(-1.0);
    }

    @Test
    void theAdjointIsTheSumOverTheEdges() {
        ComputationGraph graph = survey();
        for (int node = 0; node < graph.nodes().size() - 1; node++) {
            int from = node;
            double sum = graph.edges().stream()
                    .filter(edge -> edge.from() == from)
                    .mapToDouble(edge -> edge.derivative().orElseThrow().value().get(0) * adjoint(graph, edge.to()))
                    .sum();
            assertThat(adjoint(graph, node)).isCloseTo(sum, within(1e-14));
        }
    }

    private static double adjoint(ComputationGraph graph, int node) {
        return graph.nodes().get(node).step().adjoint().orElseThrow().value().get(0);
    }

    @Test
    void elementwiseDerivativesAreTensorsAndOthersFlowBack() {
        ComputationGraph graph = backprop(Map.of("x", new double[] {1, 0}, "t", new double[] {0.9}));

        Edge activation = edge(graph, "v2", "hidden");
        assertThat(activation.derivative().orElseThrow().formula().text()).isEqualTo("hidden*(1 - hidden)");
        assertThat(activation.derivative().orElseThrow().value()).hasSize(2);
        Edge product = edge(graph, "hidden", "v3");
        assertThat(product.derivative()).isEmpty();
        assertThat(product.contribution().map(Formula::text)).contains("v̄3*w");
    }

    @Test
    void layersAreTheDefinitionsOfTheFile() {
        ComputationGraph graph = backprop(Map.of());

        assertThat(graph.layers()).extracting(Layer::name).containsExactly("hidden", "o", "loss");
        assertThat(graph.layers().get(2).source()).containsExactly("loss (t - o)^2 / 2");
        assertThat(graph.nodes().stream()
                        .filter(node -> node.layer().orElse(-1) == 0)
                        .map(node -> node.step().name().text()))
                .containsExactly("V", "c", "v1", "v2", "hidden");
        assertThat(graph.nodes().get(graph.nodes().size() - 1).kind()).isEqualTo(Kind.RESULT);
    }

    @Test
    void withoutAPointThereAreFormulasOnly() {
        ComputationGraph graph = backprop(Map.of());

        assertThat(graph.nodes())
                .allSatisfy(node -> assertThat(node.step().value()).isEmpty());
        assertThat(edge(graph, "v2", "hidden").derivative().orElseThrow().value())
                .isEmpty();
    }

    @Test
    void aConditionIsUsedWithoutDerivative() {
        ComputationGraph graph = ComputationGraphs.of(
                Samples.written("input x, s\noutput y = if s > 0 then x else 2 * x\n", Map.of()), true);

        Edge edge = edge(graph, "s", "y");
        assertThat(edge.derivative()).isEmpty();
        assertThat(edge.contribution()).isEmpty();
    }

    @Test
    void whatOnlyOneDefinitionLearnsIsInItsBox() {
        var diagram =
                LayerDiagram.of(ComputationGraphs.of(Samples.asWritten("networks/deep", "loss", Map.of()), false), 4);

        List<String> titles =
                diagram.boxes().stream().map(box -> box.lines().get(0).text()).toList();
        assertThat(titles).contains("h_1[64]", "h_4[64]", "logits[10]", "loss", "pixels[64]", "digit", "h_1.W[64, 64]");
        assertThat(titles).doesNotContain("h_1.b[64]");
    }
}
