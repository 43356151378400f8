package dev.nnm.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {

    private static final double[] SIX = {1, 2, 3, 4, 5, 6};

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final Node matrix = build.node(new Variable("A", Variable.Kind.PARAMETER, Shape.of(2, 3)));
    private final Node x = build.node(new Variable("x", Variable.Kind.INPUT, Shape.of(3)));
    private final Node s = build.node(new Variable("s", Variable.Kind.PARAMETER, Shape.SCALAR));

    private double[] valueOf(Node node) {
        return Interpreter.evaluateNamed(graph, List.of(node), Map.of("A", SIX, "x", SIX, "s", new double[] {10}), 2)
                .get(node);
    }

    @Test
    void elementwiseOperationsMixBatchedAndShared() {
        assertThat(valueOf(build.add(x, build.broadcast(s, Shape.of(3))))).containsExactly(11, 12, 13, 14, 15, 16);
        assertThat(valueOf(build.multiply(matrix, build.constant(2)))).containsExactly(2, 4, 6, 8, 10, 12);
        assertThat(valueOf(build.apply(Elementwises.GREATER, x, build.constant(3))))
                .containsExactly(0, 0, 0, 1, 1, 1);
    }

    @Test
    void viewsReadZerosOutside() {
        assertThat(valueOf(build.transpose(matrix))).containsExactly(1, 4, 2, 5, 3, 6);
        Node shifted = build.node(new View(Shape.of(3), List.of(AffineIndex.along(0, 1, -1, 1))), x);
        assertThat(valueOf(shifted)).containsExactly(0, 1, 2, 0, 4, 5);
        Node diagonal =
                build.node(new View(Shape.of(2), List.of(AffineIndex.axis(0, 1), AffineIndex.axis(0, 1))), matrix);
        assertThat(valueOf(diagonal)).containsExactly(1, 5);
    }

    @ParameterizedTest
    @CsvSource({"SUM, 5, 7, 9", "PRODUCT, 4, 10, 18", "MAXIMUM, 4, 5, 6", "MINIMUM, 1, 2, 3"})
    void reductionsCombineAlongAxes(ReductionKind kind, double a, double b, double c) {
        assertThat(valueOf(build.node(new Reduce(kind, List.of(0)), matrix))).containsExactly(a, b, c);
        assertThat(valueOf(build.node(new BatchReduce(kind), x))).containsExactly(a, b, c);
    }

    @Test
    void sumsOfEachExample() {
        assertThat(valueOf(build.sum(x, List.of(0)))).containsExactly(6, 15);
        assertThat(valueOf(build.sum(matrix, List.of(0, 1)))).containsExactly(21);
    }

    @Test
    void leaves() {
        assertThat(valueOf(build.node(new Iota(3)))).containsExactly(0, 1, 2);
        assertThat(valueOf(build.node(new BatchSize()))).containsExactly(2);
        assertThat(valueOf(build.node(new Literal(List.of(1.0, 2.0), Shape.of(2)))))
                .containsExactly(1, 2);
        assertThat(valueOf(build.constant(7, Shape.of(2)))).containsExactly(7, 7);
        assertThat(valueOf(build.reshape(matrix, Shape.of(3, 2)))).containsExactly(SIX);
        assertThat(valueOf(build.node(new Stop(), s))).containsExactly(10);
    }

    @Test
    void givenNodesAreNotComputed() {
        Node root = build.negate(build.add(s, build.constant(1)));
        Map<Node, double[]> given = Map.of(root.argument(0), new double[] {5});
        assertThat(Interpreter.evaluate(graph, List.of(root), given, 1).get(root))
                .containsExactly(-5);
        assertThat(Interpreter.trace(graph, List.of(root), given, 1).keySet()).containsExactly(root.argument(0), root);
    }

    @Test
    void whatIsMissingOrOfTheWrongSizeIsRefused() {
        assertThatThrownBy(() -> Interpreter.evaluate(graph, List.of(s), Map.of(), 1))
                .hasMessageContaining("s");
        Map<Node, double[]> given = Map.of(s, new double[2]);
        assertThatThrownBy(() -> Interpreter.evaluate(graph, List.of(s), given, 1))
                .hasMessageContaining("1 elements, not 2");
    }

    @Test
    void constantsAreKnownWithoutVariables() {
        Node size = build.add(build.constant(3), build.sum(build.node(new Iota(4)), List.of(0)));
        assertThat(ConstantEvaluator.valueOf(graph, size))
                .hasValueSatisfying(v -> assertThat(v).containsExactly(9));
        assertThat(ConstantEvaluator.valueOf(graph, build.negate(s))).isEmpty();
        assertThat(ConstantEvaluator.valueOf(graph, build.node(new BatchSize())))
                .isEmpty();
    }

    @Test
    void depthDoesNotMatter() {
        Node chain = s;
        for (int i = 0; i < 100_000; i++) {
            chain = build.add(chain, build.constant(1));
        }
        assertThat(valueOf(chain)).containsExactly(100_010);
    }
}
