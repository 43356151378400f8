package dev.nnm.compiler.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Jacobians and what is made of them, against differences. */
class ExampleDerivativesTest {

    private static final int BATCH = 2;

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final ExampleDerivatives derivatives = new ExampleDerivatives(build);
    private final Node x = variable("x", Variable.Kind.INPUT, Shape.of(3));
    private final Node w = variable("w", Variable.Kind.PARAMETER, Shape.of(2, 3));
    private final Node s = variable("s", Variable.Kind.INPUT, Shape.SCALAR);

    private Node variable(String name, Variable.Kind kind, Shape shape) {
        return build.node(new Variable(name, kind, shape));
    }

    private Node product() {
        return build.sum(build.multiply(w, x), List.of(1));
    }

    private Node network() {
        Node hidden = build.apply(Elementwises.TANH, build.add(product(), s));
        return build.multiply(hidden, build.apply(Elementwises.EXP, build.multiply(s, hidden)));
    }

    @Test
    void jacobiansByAllVariables() {
        for (Node y : List.of(product(), network(), build.sum(network(), List.of(0)))) {
            for (Node variable : List.of(x, w, s)) {
                verifyJacobian(y, variable, derivatives.jacobian(y, variable));
            }
        }
    }

    @Test
    void jacobiansOfTensors() {
        Node outer = build.multiply(build.transpose(build.broadcast(network(), Shape.of(3, 2))), w);
        verifyJacobian(outer, x, derivatives.jacobian(outer, x));
        verifyJacobian(outer, w, derivatives.jacobian(outer, w));
        Node flat = build.reshape(outer, Shape.of(6));
        verifyJacobian(flat, w, derivatives.jacobian(flat, w));
        verifyJacobian(
                build.reshape(flat, Shape.of(3, 2)), x, derivatives.jacobian(build.reshape(flat, Shape.of(3, 2)), x));
    }

    @Test
    void hessians() {
        Node y = build.sum(network(), List.of(0));
        for (Node variable : List.of(x, w, s)) {
            Node gradient = derivatives.gradient(y, List.of(variable)).get(0);
            verifyJacobian(gradient, variable, derivatives.hessian(y, variable));
        }
    }

    @Test
    void productsAreThoseOfTheMatrices() {
        Node y = network();
        Node energy = build.sum(build.square(y), List.of(0));
        Node direction = build.apply(Elementwises.COS, build.multiply(build.constant(3), x));
        Node cotangent = build.apply(Elementwises.SIN, y);
        Node jacobian = derivatives.jacobian(y, x);
        Node jv = build.sum(build.multiply(jacobian, direction), List.of(1));
        Node column = build.reshape(cotangent, Shape.of(2, 1));
        Node vj = build.sum(build.multiply(jacobian, column), List.of(0));
        Node hv = build.sum(build.multiply(derivatives.hessian(energy, x), direction), List.of(1));
        Node jjv = build.sum(build.multiply(jacobian, build.reshape(jv, Shape.of(2, 1))), List.of(0));
        assertSame(derivatives.tangent(y, Map.of(x, direction)), jv);
        assertSame(derivatives.adjoints(y, cotangent, List.of(x)).get(0), vj);
        assertSame(
                derivatives
                        .hessianProduct(energy, List.of(x), List.of(direction))
                        .get(0),
                hv);
        assertSame(
                derivatives
                        .gaussNewtonProduct(y, List.of(x), List.of(direction))
                        .get(0),
                jjv);
    }

    @Test
    void aDerivativeThatIsInfiniteStaysInItsPlace() {
        Node roots = build.apply(Elementwises.SQRT, build.multiply(x, build.index(0, Shape.of(3))));
        Node y = build.sum(roots, List.of(0));
        Node rows = derivatives.jacobian(roots, x);
        double[] values =
                Interpreter.evaluate(graph, List.of(rows, y), point(), BATCH).getOrDefault(rows, new double[0]);
        assertThat(values[4]).isFinite().isNotZero();
        assertThat(values[3]).isZero();
        assertThat(values[5]).isZero();
    }

    private void verifyJacobian(Node y, Node variable, Node jacobian) {
        List<Integer> sizes = new ArrayList<>(y.shape().sizes());
        sizes.addAll(variable.shape().sizes());
        assertThat(jacobian.shape()).isEqualTo(new Shape(sizes));
        int rows = (int) y.shape().elementCount();
        int columns = (int) variable.shape().elementCount();
        double step = 1e-5;
        double[] actual = value(jacobian, point());
        int examples = jacobian.isBatched() ? BATCH : 1;
        for (int example = 0; example < examples; example++) {
            for (int column = 0; column < columns; column++) {
                double[] above = value(y, shifted(variable, example, column, step));
                double[] below = value(y, shifted(variable, example, column, -step));
                for (int row = 0; row < rows; row++) {
                    int at = (y.isBatched() ? example * rows : 0) + row;
                    double expected = (above[at] - below[at]) / (2 * step);
                    assertThat(actual[(example * rows + row) * columns + column])
                            .as("∂%s/∂%s at %d, %d", y, variable, row, column)
                            .isCloseTo(expected, Offset.offset(1e-6 * (1 + Math.abs(expected))));
                }
            }
        }
    }

    private void assertSame(Node actual, Node expected) {
        double[] values = value(actual, point());
        double[] wanted = value(expected, point());
        assertThat(values).hasSameSizeAs(wanted);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isCloseTo(wanted[i], Offset.offset(1e-12 * (1 + Math.abs(wanted[i]))));
        }
    }

    private Map<Node, double[]> point() {
        Map<Node, double[]> point = new HashMap<>();
        for (Node variable : List.of(x, w, s)) {
            double[] values = new double
                    [(variable.isBatched() ? BATCH : 1) * (int) variable.shape().elementCount()];
            Arrays.setAll(values, i -> Math.sin(1 + 2.3 * i + variable.id()) * 0.6 + 0.7);
            point.put(variable, values);
        }
        return point;
    }

    private Map<Node, double[]> shifted(Node variable, int example, int element, double by) {
        Map<Node, double[]> point = point();
        int start = variable.isBatched() ? example * (int) variable.shape().elementCount() : 0;
        point.getOrDefault(variable, new double[0])[start + element] += by;
        return point;
    }

    private double[] value(Node node, Map<Node, double[]> point) {
        return Interpreter.evaluate(graph, List.of(node), point, BATCH).getOrDefault(node, new double[0]);
    }
}
