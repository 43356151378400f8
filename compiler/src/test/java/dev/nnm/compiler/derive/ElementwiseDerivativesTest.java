package dev.nnm.compiler.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests made from the table: every row, in forward and reverse mode, first and second derivatives, at all its points.
 */
class ElementwiseDerivativesTest {

    /** A row applied to variables (to constants where no derivative is taken), and the derivatives by those. */
    private static final class Case {
        final Graph graph = new Graph();
        final GraphBuilder build = new GraphBuilder(graph);
        final List<Node> variables = new ArrayList<>();
        final double[] point;
        final Elementwise row;
        final Node y;

        Case(Elementwise row, double[] point) {
            this.row = row;
            this.point = point;
            Node[] arguments = new Node[point.length];
            for (int k = 0; k < point.length; k++) {
                arguments[k] = argument(k);
            }
            y = build.apply(row, arguments);
        }

        private Node argument(int k) {
            if (row.argumentTypes().get(k) == ElementType.BOOLEAN) {
                variables.add(build.constant(point[k]));
                return build.truth(point[k] != 0);
            }
            boolean constant = row == Elementwises.POLYGAMMA && k == 0;
            Node node = constant
                    ? build.constant(point[k])
                    : build.node(new Variable("x" + k, Variable.Kind.PARAMETER, Shape.SCALAR));
            variables.add(node);
            return node;
        }

        boolean varies(int k) {
            return variables.get(k).operation() instanceof Variable;
        }

        Node reverse(Node of, int k) {
            Node variable = variables.get(k);
            return ReverseMode.adjoints(graph, Map.of(of, build.constant(1)), List.of(variable))
                    .get(variable);
        }

        Node forward(Node of, int k) {
            return ForwardMode.tangents(graph, Map.of(variables.get(k), build.constant(1)), List.of(of))
                    .get(of);
        }

        double value(Node node, double[] at) {
            Map<Node, double[]> values = new HashMap<>();
            for (int k = 0; k < at.length; k++) {
                if (varies(k)) {
                    values.put(variables.get(k), new double[] {at[k]});
                }
            }
            double[] result =
                    Interpreter.evaluate(graph, List.of(node), values, 1).get(node);
            return result[0];
        }

        /** The numeric derivative of a node's value. */
        double difference(Node node, int k) {
            double step = 0.02 * Math.max(0.5, Math.abs(point[k]));
            return Differences.derivative(
                    x -> {
                        double[] moved = point.clone();
                        moved[k] = x;
                        return value(node, moved);
                    },
                    point[k],
                    step);
        }
    }

    private static Stream<Elementwise> differentiable() {
        return Elementwises.ALL.stream().filter(row -> !row.hasZeroDerivative());
    }

    private static String name(Elementwise row, double[] point) {
        return row.name() + Arrays.toString(point);
    }

    private static Offset<Double> close(double expected, double relative) {
        return Offset.offset(relative * Math.max(1, Math.abs(expected)));
    }

    @TestFactory
    Stream<DynamicTest> firstDerivativesAgreeWithDifferences() {
        return differentiable()
                .flatMap(row -> row.samples().ordinary().stream()
                        .map(point -> DynamicTest.dynamicTest(name(row, point), () -> {
                            Case c = new Case(row, point);
                            for (int k = 0; k < point.length; k++) {
                                if (c.varies(k)) {
                                    double expected = c.difference(c.y, k);
                                    assertThat(c.value(c.forward(c.y, k), point))
                                            .isCloseTo(expected, close(expected, 1e-9));
                                    assertThat(c.value(c.reverse(c.y, k), point))
                                            .isCloseTo(expected, close(expected, 1e-9));
                                }
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> secondDerivativesAgreeWithDifferencesOfTheFirst() {
        return differentiable()
                .flatMap(row -> row.samples().ordinary().stream()
                        .map(point -> DynamicTest.dynamicTest(name(row, point), () -> {
                            Case c = new Case(row, point);
                            for (int k = 0; k < point.length; k++) {
                                for (int l = 0; l < point.length; l++) {
                                    if (c.varies(k) && c.varies(l)) {
                                        Node first = c.reverse(c.y, k);
                                        double expected = c.difference(first, l);
                                        assertThat(c.value(c.forward(first, l), point))
                                                .isCloseTo(expected, close(expected, 1e-8));
                                        assertThat(c.value(c.reverse(first, l), point))
                                                .isCloseTo(expected, close(expected, 1e-8));
                                    }
                                }
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> hardPointsGiveNumbers() {
        return differentiable()
                .flatMap(row -> row.samples().hard().stream()
                        .map(point -> DynamicTest.dynamicTest(name(row, point), () -> {
                            Case c = new Case(row, point);
                            assertThat(c.value(c.y, point)).isNotNaN();
                            for (int k = 0; k < point.length; k++) {
                                if (c.varies(k)) {
                                    double forward = c.value(c.forward(c.y, k), point);
                                    assertThat(forward).isNotNaN();
                                    assertThat(c.value(c.reverse(c.y, k), point))
                                            .isEqualTo(forward);
                                }
                            }
                        })));
    }

    /** Rows without derivatives are step functions: differences at ordinary points are 0. */
    @TestFactory
    Stream<DynamicTest> rowsWithoutDerivativesAreConstantAroundTheirSamples() {
        return Elementwises.ALL.stream()
                .filter(Elementwise::hasZeroDerivative)
                .filter(row -> row.argumentTypes().get(0) == ElementType.REAL)
                .flatMap(row -> row.samples().ordinary().stream()
                        .map(point -> DynamicTest.dynamicTest(name(row, point), () -> {
                            for (int k = 0; k < point.length; k++) {
                                double[] moved = point.clone();
                                moved[k] += 1e-6;
                                assertThat(row.value(moved)).isEqualTo(row.value(point));
                            }
                        })));
    }
}
