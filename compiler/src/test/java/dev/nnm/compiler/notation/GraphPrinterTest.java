package dev.nnm.compiler.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.Golden;
import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwises;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphPrinterTest {

    private final Models m = new Models();

    @Test
    void listsALayerAndItsDerivative() {
        Node x = m.input("x", 4);
        Node target = m.input("t", 3);
        Node weights = m.parameter("hidden.W", 3, 4);
        Node bias = m.parameter("hidden.b", 3);
        Node z = m.define("z", m.build.add(m.product(weights, x), bias), "net.nnm", 4);
        Node hidden = m.define("hidden", m.apply(Elementwises.TANH, z), "net.nnm", 5);
        Node error = m.build.square(m.build.subtract(hidden, target));
        Node loss = m.define("loss", m.sum(error), "net.nnm", 7);
        Golden.assertMatches("notation/graph.txt", GraphPrinter.print(m.graph, List.of(loss)));
        List<Node> gradients =
                List.copyOf(ReverseMode.adjoints(m.graph, Map.of(loss, m.build.constant(1)), List.of(weights))
                        .values());
        Golden.assertMatches("notation/derivative.txt", GraphPrinter.print(m.graph, gradients));
    }

    @Test
    void nodesOfOneLabelAreToldApart() {
        Node a = m.input("a");
        Node first = m.define("y", m.build.square(a), "y.nnm", 1);
        Node second = m.define("y", m.build.negate(first), "y.nnm", 2);
        assertThat(GraphPrinter.print(m.graph, List.of(second))).isEqualTo("""
                        a    scalar batched  input
                        y    scalar batched  = a^2  # y.nnm:1
                        y_2  scalar batched  = -y   # y.nnm:2
                        """);
    }

    @Test
    void aNumberAloneIsAResult() {
        assertThat(GraphPrinter.print(m.graph, List.of(m.build.constant(2)))).isEqualTo("result  scalar  = 2\n");
    }

    @Test
    void printsLargeGraphs() {
        Node chain = m.input("a");
        for (int i = 0; i < 100_000; i++) {
            chain = m.apply(Elementwises.SIN, chain);
        }
        assertThat(GraphPrinter.print(m.graph, List.of(chain)).lines().count()).isEqualTo(100_001);
    }
}
