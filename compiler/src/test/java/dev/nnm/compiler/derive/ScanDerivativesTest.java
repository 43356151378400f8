package dev.nnm.compiler.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult.Kind;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Derivatives of loops, against differences and against each other. */
class ScanDerivativesTest {

    private static final int BATCH = 2;

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final Node x = variable("x", Variable.Kind.INPUT, Shape.of(4, 3));
    private final Node initial = variable("h0", Variable.Kind.PARAMETER, Shape.of(3));
    private final Node w = variable("w", Variable.Kind.PARAMETER, Shape.of(3, 3));
    private final List<Node> variables = List.of(x, initial, w);

    private Node variable(String name, Variable.Kind kind, Shape shape) {
        return build.node(new Variable(name, kind, shape));
    }

    private Node bound(String name, Shape shape, boolean batched) {
        return build.bound(name, new NodeType(ElementType.REAL, shape, batched));
    }

    /** h ← tanh(W·h + x_t) · x_t, over the first axis of x. */
    private Node recurrent(boolean reversed) {
        Node h = bound("h", Shape.of(3), true);
        Node xt = bound("xt", Shape.of(3), true);
        Node weights = bound("w", Shape.of(3, 3), false);
        Node product = build.sum(build.multiply(weights, h), List.of(1));
        Node next = build.multiply(build.apply(Elementwises.TANH, build.add(product, xt)), xt);
        ScanBody body = new ScanBody(4, reversed, List.of(h), List.of(xt), List.of(weights), List.of(next), null);
        return build.scan(body, List.of(initial, x, w));
    }

    private Node state(Node scan) {
        return Scan.body(scan).states().get(0);
    }

    private Node next(Node scan) {
        return Scan.body(scan).next().get(0);
    }

    @Test
    void finalState() {
        Node scan = recurrent(false);
        verify(build.sum(build.square(build.result(scan, Kind.FINAL, state(scan))), List.of(0)));
    }

    @Test
    void allStatesBackwards() {
        Node scan = recurrent(true);
        Node all = build.result(scan, Kind.STACKED, next(scan));
        verify(build.sum(build.multiply(all, build.apply(Elementwises.SIN, all)), List.of(0, 1)));
    }

    @Test
    void sumsOverSteps() {
        Node scan = recurrent(false);
        Node sum = build.result(scan, Kind.SUMMED, build.square(next(scan)));
        Node last = build.result(scan, Kind.FINAL, state(scan));
        verify(build.sum(build.multiply(sum, last), List.of(0)));
    }

    @Test
    void aLoopInALoop() {
        Node outerState = bound("s", Shape.of(3), true);
        Node outerX = bound("xs", Shape.of(4, 3), true);
        Node outerW = bound("ws", Shape.of(3, 3), false);
        Node h = bound("h", Shape.of(3), true);
        Node xt = bound("xt", Shape.of(3), true);
        Node weights = bound("w", Shape.of(3, 3), false);
        Node inside = build.apply(Elementwises.TANH, build.add(build.sum(build.multiply(weights, h), List.of(1)), xt));
        Node inner = build.scan(
                new ScanBody(4, false, List.of(h), List.of(xt), List.of(weights), List.of(inside), null),
                List.of(outerState, outerX, outerW));
        Node last = build.result(inner, Kind.FINAL, h);
        Node outer = build.scan(
                new ScanBody(3, false, List.of(outerState), List.of(), List.of(outerX, outerW), List.of(last), null),
                List.of(initial, x, w));
        verify(build.sum(build.square(build.result(outer, Kind.FINAL, outerState)), List.of(0)));
    }

    @Test
    void aLoopThatEndsEarly() {
        Node h = bound("h", Shape.of(3), true);
        Node weights = bound("w", Shape.of(3, 3), false);
        Node size = build.sum(build.square(h), List.of(0));
        Node goesOn = build.apply(Elementwises.GREATER, size, build.constant(0.3));
        Node step = build.apply(Elementwises.SIN, build.sum(build.multiply(weights, h), List.of(1)));
        Node next = build.select(goesOn, step, h);
        Node scan = build.scan(
                new ScanBody(50, false, List.of(h), List.of(), List.of(weights), List.of(next), goesOn),
                List.of(build.sum(x, List.of(0)), w));
        verify(build.sum(build.square(build.result(scan, Kind.FINAL, h)), List.of(0)));
    }

    private void verify(Node y) {
        Node loss = build.batchSum(y);
        Map<Node, Node> adjoints = ReverseMode.adjoints(graph, Map.of(loss, build.constant(1)), variables);
        for (Node variable : variables) {
            Node gradient = adjoint(adjoints, variable);
            assertThat(gradient.type()).isEqualTo(variable.type());
            assertClose(value(gradient), differences(loss, variable));
        }
        Node direction = build.apply(Elementwises.COS, build.multiply(build.constant(2), w));
        Node slope =
                ForwardMode.tangents(graph, Map.of(w, direction), List.of(loss)).getOrDefault(loss, loss);
        Node expected =
                build.sum(build.multiply(adjoint(adjoints, w), build.node(new Stop(), direction)), List.of(0, 1));
        assertClose(value(slope), value(expected));
        Map<Node, Node> second = ReverseMode.adjoints(graph, Map.of(expected, build.constant(1)), variables);
        Node mixed = ForwardMode.tangents(
                        graph, Map.of(w, build.node(new Stop(), direction)), List.of(adjoint(adjoints, initial)))
                .values()
                .iterator()
                .next();
        assertClose(value(mixed), value(adjoint(second, initial)));
        assertClose(value(adjoint(second, x)), differences(expected, x));
    }

    private static Node adjoint(Map<Node, Node> adjoints, Node variable) {
        Node adjoint = adjoints.get(variable);
        assertThat(adjoint).isNotNull();
        return adjoint == null ? variable : adjoint;
    }

    private Map<Node, double[]> point() {
        Map<Node, double[]> point = new HashMap<>();
        for (Node variable : variables) {
            double[] values = new double
                    [(variable.isBatched() ? BATCH : 1) * (int) variable.shape().elementCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.sin(1 + 2.3 * i + variable.id()) + 0.4;
            }
            point.put(variable, values);
        }
        return point;
    }

    private double[] value(Node node) {
        return value(node, point());
    }

    private double[] value(Node node, Map<Node, double[]> point) {
        return Interpreter.evaluate(graph, List.of(node), point, BATCH).getOrDefault(node, new double[0]);
    }

    private double[] differences(Node of, Node variable) {
        double step = 1e-5;
        double[] result = new double[point().getOrDefault(variable, new double[0]).length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (shifted(of, variable, i, step) - shifted(of, variable, i, -step)) / (2 * step);
        }
        return result;
    }

    private double shifted(Node of, Node variable, int element, double by) {
        Map<Node, double[]> point = point();
        point.getOrDefault(variable, new double[0])[element] += by;
        return value(of, point)[0];
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], Offset.offset(1e-6 * (1 + Math.abs(expected[i]))));
        }
    }
}
