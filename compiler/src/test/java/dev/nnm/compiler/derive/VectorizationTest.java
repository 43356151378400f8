package dev.nnm.compiler.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult.Kind;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vectorised expressions have the values that the expression has for each value of the index. */
class VectorizationTest {

    private static final int BATCH = 2;

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final Node a = variable("a", Variable.Kind.INPUT, Shape.of(3, 4));
    private final Node w = variable("w", Variable.Kind.PARAMETER, Shape.of(4, 2));
    private final Node s = variable("s", Variable.Kind.INPUT, Shape.SCALAR);
    private final Node i = build.indexVariable("i");

    private Node variable(String name, Variable.Kind kind, Shape shape) {
        return build.node(new Variable(name, kind, shape));
    }

    private Node bound(String name, Shape shape) {
        return build.bound(name, new NodeType(ElementType.REAL, shape, true));
    }

    /** Row n of a, as a vector. */
    private Node row(Node n) {
        return build.gather(a, List.of(n, build.node(new Iota(4))));
    }

    private Node element(Node tensor, Node... indices) {
        return build.gather(tensor, List.of(indices));
    }

    private Node plus(Node n, double number) {
        return build.add(n, build.constant(number));
    }

    private Node sin(Node node) {
        return build.apply(Elementwises.SIN, node);
    }

    @Test
    void everyElementwiseOperation() {
        for (Elementwise operation : Elementwises.ALL) {
            Node[] arguments = new Node[operation.arity()];
            for (int k = 0; k < arguments.length; k++) {
                Node number = k == 0 ? build.multiply(plus(s, 1.7), plus(i, 0.3)) : plus(s, k);
                arguments[k] = operation.argumentTypes().get(k) == ElementType.REAL
                        ? number
                        : build.apply(Elementwises.GREATER, number, build.constant(2));
            }
            verify(build.apply(operation, arguments), 3);
        }
    }

    @Test
    void theIndexItselfAndWhatDoesNotDependOnIt() {
        verify(i, 3);
        Vectorization vectorization = Vectorization.over(graph, i, 5, List.of(i, w));
        assertThat(vectorization.of(i)).isSameAs(build.node(new Iota(5)));
        assertThat(vectorization.varies(w)).isFalse();
        assertThat(vectorization.orSame(w)).isSameAs(w);
        assertThat(vectorization.of(w).shape()).isEqualTo(Shape.of(5, 4, 2));
        verify(build.node(new Literal(List.of(1.0, 2.0), Shape.of(2))), 3);
    }

    @Test
    void structure() {
        Node row = row(i);
        verify(build.reshape(row, Shape.of(2, 2)), 3);
        verify(build.transpose(build.multiply(w, build.reshape(row, Shape.of(4, 1)))), 3);
        Shape shape = Shape.of(3, 4);
        View window = new View(shape, List.of(new AffineIndex(-1, List.of(1, 1))));
        verify(build.view(window, row), 3);
        verify(build.view(window, sin(row)), 3);
        verify(build.node(new Stop(), sin(row)), 3);
        verify(build.node(new Marked("m"), sin(row)), 3);
    }

    @ParameterizedTest
    @EnumSource
    void reductions(ReductionKind kind) {
        verify(build.reduce(kind, sin(row(i)), List.of(0)), 3);
        verify(build.reduce(kind, build.multiply(w, i), List.of(1)), 3);
        verify(build.node(new BatchReduce(kind), row(i)), 3);
    }

    @Test
    void gathersOfWhatVariesByWhatVaries() {
        Node computed = build.multiply(s, plus(i, 1));
        verify(element(a, build.constant(1), computed), 3);
        verify(element(build.multiply(a, i), build.constant(1), plus(s, 1)), 3);
        verify(element(build.multiply(a, i), i, plus(s, 1)), 3);
        verify(element(sin(row(i)), build.node(new Iota(6))), 3);
        verify(element(a, plus(i, -1), plus(i, 2)), 3);
    }

    @Test
    void scattersOfWhatVariesToWhereItVaries() {
        Node places = build.multiply(build.node(new Iota(4)), s);
        verify(build.scatter(row(i), Shape.of(3), List.of(places)), 3);
        verify(build.scatter(row(build.constant(0)), Shape.of(3), List.of(build.multiply(places, i))), 3);
        verify(build.batchSum(build.scatter(row(i), Shape.of(3), List.of(places))), 3);
    }

    @Test
    void affineAccessesBecomeViews() {
        Node j = build.indexVariable("j");
        Node access = element(w, plus(build.negate(i), 3), j);
        Node rows = Vectorization.over(graph, j, 2, List.of(access)).of(access);
        Node all = Vectorization.over(graph, i, 4, List.of(rows)).of(rows);
        assertThat(all.operation())
                .isEqualTo(new View(
                        Shape.of(4, 2),
                        List.of(new AffineIndex(3, List.of(-1, 0)), new AffineIndex(0, List.of(0, 1)))));
        assertThat(all.argument(0)).isSameAs(w);
    }

    @Test
    void nestedIndices() {
        Node j = build.indexVariable("j");
        Node access = build.multiply(element(a, i, j), element(a, j, i));
        Node sums = build.sum(Vectorization.over(graph, j, 3, List.of(access)).of(access), List.of(0));
        verify(build.add(sums, sin(build.multiply(sums, i))), 3);
    }

    /** h ← sin(h · v + x_t + i), of which any part may depend on i. */
    private Node loop(Node initial, Node sequence, Node factor, boolean reversed) {
        Node h = bound("h", initial.shape());
        Node xt = bound("xt", sequence.shape().without(List.of(0)));
        Node v = bound("v", Shape.SCALAR);
        Node next = sin(build.add(build.multiply(h, v), xt));
        ScanBody body = new ScanBody(
                sequence.shape().size(0), reversed, List.of(h), List.of(xt), List.of(v), List.of(next), null);
        Node scan = build.scan(body, List.of(initial, sequence, factor));
        Node last = build.result(scan, Kind.FINAL, h);
        Node all = build.result(scan, Kind.STACKED, next);
        Node sum = build.result(scan, Kind.SUMMED, build.multiply(h, xt));
        return build.add(build.multiply(all, last), sum);
    }

    @Test
    void loopsInWhichSomeThingsVary() {
        Node zero = build.constant(0, Shape.of(4));
        for (boolean reversed : List.of(false, true)) {
            verify(loop(row(i), a, s, reversed), 3);
            verify(loop(zero, build.multiply(a, i), s, reversed), 3);
            verify(loop(zero, a, build.multiply(s, i), reversed), 3);
            verify(loop(zero, a, i, reversed), 3);
        }
    }

    @Test
    void valuesThatDoNotVaryComeOutOfTheSameLoop() {
        Node h = bound("h", Shape.SCALAR);
        Node g = bound("g", Shape.SCALAR);
        Node v = bound("v", Shape.SCALAR);
        ScanBody body = new ScanBody(
                3,
                false,
                List.of(h, g),
                List.of(),
                List.of(v),
                List.of(sin(plus(h, 1)), build.add(g, build.multiply(h, v))),
                null);
        Node scan = build.scan(body, List.of(s, s, i));
        Node constant = build.result(scan, Kind.FINAL, h);
        Node varying = build.result(scan, Kind.FINAL, g);
        Vectorization vectorization = Vectorization.over(graph, i, 3, List.of(constant, varying));
        assertThat(vectorization.varies(constant)).isFalse();
        assertThat(vectorization.orSame(constant).argument(0))
                .isSameAs(vectorization.orSame(varying).argument(0));
        verify(constant, 3);
        verify(build.add(sin(constant), varying), 3);
    }

    @Test
    void loopsThatEndAtDifferentSteps() {
        Node h = bound("h", Shape.SCALAR);
        Node v = bound("v", Shape.SCALAR);
        Node goesOn = build.apply(Elementwises.LESS, h, v);
        Node next = build.select(goesOn, build.multiply(h, build.constant(1.5)), h);
        ScanBody body = new ScanBody(30, false, List.of(h), List.of(), List.of(v), List.of(next), goesOn);
        Node scan = build.scan(body, List.of(build.add(build.square(s), build.constant(1)), plus(i, 2)));
        verify(build.result(scan, Kind.FINAL, h), 4);
    }

    @Test
    void loopsInLoops() {
        Node outerState = bound("o", Shape.of(4));
        Node sequence = bound("xs", Shape.of(3, 4));
        Node factor = bound("f", Shape.SCALAR);
        Node inner = build.sum(loop(outerState, sequence, factor, true), List.of(0));
        ScanBody body =
                new ScanBody(2, false, List.of(outerState), List.of(), List.of(sequence, factor), List.of(inner), null);
        Node scan = build.scan(body, List.of(row(build.constant(1)), a, i));
        verify(build.result(scan, Kind.FINAL, outerState), 3);
    }

    @Test
    void tangentsInManyDirectionsAtOnce() {
        Node y = sin(build.multiply(row(build.constant(0)), s));
        Node same = build.apply(Elementwises.EQUAL, i, build.node(new Iota(12)));
        Node direction = build.reshape(build.indicator(same), a.shape());
        Node tangent =
                ForwardMode.tangents(graph, Map.of(a, direction), List.of(y)).getOrDefault(y, y);
        verify(tangent, 12);
    }

    @Test
    void originsAreKept() {
        Node named = sin(i);
        graph.describe(named, new Origin(null, "wave"));
        Node vectorised = Vectorization.over(graph, i, 3, List.of(named)).of(named);
        assertThat(graph.origin(vectorised).label()).isEqualTo("wave");
    }

    private void verify(Node node, int size) {
        Node vectorised = Vectorization.over(graph, i, size, List.of(node)).of(node);
        assertThat(vectorised.type())
                .isEqualTo(node.type().withShape(node.shape().withLeadingAxis(size)));
        List<Operation> used = graph.reachable(List.of(vectorised)).stream()
                .map(Node::operation)
                .toList();
        assertThat(used).doesNotContain(i.operation());
        double[] all = value(vectorised, point());
        int examples = node.isBatched() ? BATCH : 1;
        int count = (int) node.shape().elementCount();
        for (int n = 0; n < size; n++) {
            Map<Node, double[]> point = point();
            point.put(i, new double[] {n});
            double[] one = value(node, point);
            for (int example = 0; example < examples; example++) {
                int start = (example * size + n) * count;
                double[] expected = Arrays.copyOfRange(one, example * count, (example + 1) * count);
                assertThat(Arrays.copyOfRange(all, start, start + count))
                        .as("%s at %s = %s", node, i, n)
                        .containsExactly(expected);
            }
        }
    }

    private Map<Node, double[]> point() {
        Map<Node, double[]> point = new HashMap<>();
        for (Node variable : List.of(a, w, s)) {
            double[] values = new double
                    [(variable.isBatched() ? BATCH : 1) * (int) variable.shape().elementCount()];
            for (int k = 0; k < values.length; k++) {
                values[k] = Math.sin(1 + 2.3 * k + variable.id()) + 0.4;
            }
            point.put(variable, values);
        }
        return point;
    }

    private double[] value(Node node, Map<Node, double[]> point) {
        return Interpreter.evaluate(graph, List.of(node), point, BATCH).getOrDefault(node, new double[0]);
    }

    @Test
    void gathersByDataStayGathers() {
        Node access = element(a, i, build.multiply(s, i));
        assertThat(Vectorization.over(graph, i, 3, List.of(access)).of(access).operation())
                .isEqualTo(new Gather());
    }
}
