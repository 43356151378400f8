package dev.nnm.compiler.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Views, reductions and reshapes: forward mode against differences, and reverse mode against forward by the inner
 * product ⟨u, J v⟩ = ⟨Jᵀ u, v⟩, first and second order.
 */
class StructureDerivativesTest {

    private record Structure(String name, Shape argument, Operation operation) {}

    private static List<Structure> structures() {
        List<Structure> all = new ArrayList<>();
        Shape matrix = Shape.of(3, 4);
        for (ReductionKind kind : ReductionKind.values()) {
            all.add(new Structure(kind + " of rows", matrix, new Reduce(kind, List.of(1))));
            all.add(new Structure(kind + " of columns", matrix, new Reduce(kind, List.of(0))));
            all.add(new Structure(kind + " of all", matrix, new Reduce(kind, List.of(0, 1))));
        }
        all.add(new Structure("transpose", matrix, View.permute(matrix, List.of(1, 0))));
        all.add(new Structure("broadcast", Shape.of(1, 4), View.broadcast(Shape.of(1, 4), Shape.of(2, 3, 4))));
        all.add(new Structure("row", matrix, view(Shape.of(4), fixed(1, 1), along(0, 1, 0, 1))));
        all.add(new Structure("slice", matrix, view(Shape.of(2, 2), along(0, 1, 1, 2), along(1, 1, 1, 2))));
        all.add(new Structure("padding", Shape.of(3), view(Shape.of(7), along(0, 1, -2, 1))));
        all.add(new Structure("reversal", Shape.of(5), view(Shape.of(5), along(0, -1, 4, 1))));
        all.add(new Structure("stride", Shape.of(7), view(Shape.of(3), along(0, 2, 1, 1))));
        all.add(new Structure("diagonal", Shape.of(4, 4), view(Shape.of(4), along(0, 1, 0, 1), along(0, 1, 0, 1))));
        all.add(new Structure("window", Shape.of(6), view(Shape.of(4, 3), sumIndex(0, 1, 1))));
        all.add(new Structure("window outside", Shape.of(4), view(Shape.of(4, 3), sumIndex(-1, 1, 1))));
        all.add(new Structure("strided window", Shape.of(9), view(Shape.of(4, 3), sumIndex(0, 2, 1))));
        all.add(new Structure("dilated strided window", Shape.of(12), view(Shape.of(4, 3), sumIndex(0, 3, 2))));
        all.add(new Structure(
                "skewed",
                Shape.of(3, 5),
                new View(Shape.of(3, 3), List.of(AffineIndex.axis(0, 2), sumIndex(0, 1, 1)))));
        all.add(new Structure(
                "sum and difference",
                Shape.of(5, 5),
                new View(Shape.of(3, 3), List.of(sumIndex(0, 1, 1), sumIndex(2, 1, -1)))));
        all.add(new Structure("reshape", matrix, new Reshape(Shape.of(2, 6))));
        return all;
    }

    private static View view(Shape shape, AffineIndex... source) {
        return new View(shape, List.of(source));
    }

    private static AffineIndex fixed(int offset, int rank) {
        return AffineIndex.fixed(offset, rank);
    }

    private static AffineIndex along(int axis, int coefficient, int offset, int rank) {
        return AffineIndex.along(axis, coefficient, offset, rank);
    }

    private static AffineIndex sumIndex(int offset, int first, int second) {
        return new AffineIndex(offset, List.of(first, second));
    }

    @TestFactory
    Stream<DynamicTest> forwardAgreesWithDifferencesAndReverseWithForward() {
        return structures().stream()
                .flatMap(s -> Stream.of(false, true)
                        .map(batched -> DynamicTest.dynamicTest(s.name() + (batched ? ", batched" : ""), () -> {
                            check(s, batched);
                        })));
    }

    private static void check(Structure structure, boolean batched) {
        Graph graph = new Graph();
        GraphBuilder build = new GraphBuilder(graph);
        int batch = batched ? 3 : 1;
        Node x = variable(build, "x", structure.argument(), batched);
        Node y = build.square(build.node(structure.operation(), x));
        Node v = seed(build, "v", x.shape(), batched);
        Node u = seed(build, "u", y.shape(), batched);
        Node forward = ForwardMode.tangents(graph, Map.of(x, v), List.of(y)).get(y);
        Node reverse = ReverseMode.adjoints(graph, Map.of(y, u), List.of(x)).get(x);
        Node forwardOfReverse =
                ForwardMode.tangents(graph, Map.of(x, v), List.of(reverse)).get(reverse);

        Random random = new Random(7);
        double[] at = numbers(random, batch * size(x));
        double[] direction = numbers(random, batch * size(x));
        double[] weights = numbers(random, batch * size(y));
        Map<Node, double[]> given = Map.of(x, at, v, direction, u, weights);
        Map<Node, double[]> values =
                Interpreter.evaluate(graph, List.of(y, forward, reverse, forwardOfReverse), given, batch);

        for (int i = 0; i < batch * size(y); i++) {
            int element = i;
            double expected = Differences.derivative(
                    h -> Interpreter.evaluate(graph, List.of(y), Map.of(x, moved(at, direction, h)), batch)
                            .get(y)[element],
                    0,
                    1e-3);
            assertThat(values.get(forward)[i])
                    .isCloseTo(expected, Offset.offset(1e-8 * Math.max(1, Math.abs(expected))));
        }
        double left = inner(weights, values.get(forward));
        double right = inner(values.get(reverse), direction);
        assertThat(right).isCloseTo(left, Offset.offset(1e-12 * Math.max(1, Math.abs(left))));
        for (int i = 0; i < batch * size(x); i++) {
            int element = i;
            double expected = Differences.derivative(
                    h -> Interpreter.evaluate(
                                    graph, List.of(reverse), Map.of(x, moved(at, direction, h), u, weights), batch)
                            .get(reverse)[element],
                    0,
                    1e-3);
            assertThat(values.get(forwardOfReverse)[i])
                    .isCloseTo(expected, Offset.offset(1e-8 * Math.max(1, Math.abs(expected))));
        }
    }

    private static Node variable(GraphBuilder build, String name, Shape shape, boolean batched) {
        return build.node(new Variable(name, batched ? Variable.Kind.INPUT : Variable.Kind.PARAMETER, shape));
    }

    private static Node seed(GraphBuilder build, String name, Shape shape, boolean batched) {
        return build.node(new Variable(name, batched ? Variable.Kind.SEED : Variable.Kind.SHARED_SEED, shape));
    }

    private static int size(Node node) {
        return (int) node.shape().elementCount();
    }

    private static double[] numbers(Random random, int count) {
        return random.doubles(count, -2, 2).toArray();
    }

    private static double[] moved(double[] at, double[] direction, double step) {
        double[] moved = at.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
