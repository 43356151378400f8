package dev.nnm.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.View;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Views, reshapes, reductions and what holds them together, compiled, against the interpreter. */
class StructureKernelTest {

    private static final int[] BATCHES = {0, 1, 3};

    private final TestFunction f = new TestFunction();
    private final GraphBuilder g = f.build();

    private void check() {
        check(f.function("structure"), 1e-13);
    }

    private static void check(GraphFunction function, double tolerance) {
        Kernel kernel = RunFunction.kernel(function, Precision.DOUBLE);
        for (int batch : BATCHES) {
            RunFunction run = new RunFunction(function, batch).withRandomValues(batch + 1);
            Map<String, double[]> compiled = run.run(kernel, Precision.DOUBLE);
            run.interpreted()
                    .forEach((name, expected) -> Numbers.assertClose(name, compiled.get(name), expected, tolerance));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 5, 1", "3, 1, 4", "5, 7, 3", "7, 16, 9", "4, 4, 4"})
    void matrixProducts(int rows, int inner, int columns) {
        Node a = f.input("A", rows, inner);
        Node b = f.parameter("B", inner, columns);
        Shape space = Shape.of(rows, inner, columns);
        Node product =
                g.multiply(g.node(View.spread(space, List.of(0, 1)), a), g.node(View.spread(space, List.of(1, 2)), b));
        f.result("C", g.sum(product, List.of(1)));
        f.result("total", g.batchSum(g.sum(product, List.of(0, 2))));
        check();
    }

    @ParameterizedTest
    @EnumSource(ReductionKind.class)
    void reductionsOverEverySetOfAxes(ReductionKind kind) {
        Node x = f.input("x", 2, 3, 4);
        Node w = f.parameter("w", 2, 3, 4);
        for (int set = 1; set < 8; set++) {
            int chosen = set;
            List<Integer> axes = IntStream.range(0, 3)
                    .filter(axis -> (chosen >> axis & 1) == 1)
                    .boxed()
                    .toList();
            f.result("x" + set, g.reduce(kind, x, axes));
            f.result("w" + set, g.reduce(kind, g.multiply(w, w), axes));
        }
        check();
    }

    @ParameterizedTest
    @EnumSource(ReductionKind.class)
    void reductionsOverTheBatch(ReductionKind kind) {
        Node x = f.input("x", 2, 5);
        Node s = f.input("s");
        f.result("x", g.node(new BatchReduce(kind), x));
        f.result("s", g.node(new BatchReduce(kind), s));
        f.result("inner", g.node(new BatchReduce(kind), g.reduce(kind, x, List.of(0))));
        f.result("again", g.subtract(s, g.node(new BatchReduce(kind), g.add(s, s))));
        check();
    }

    @Test
    void aReductionOfTruthValues() {
        Node x = f.input("x", 4);
        Node positive = g.apply(Elementwises.GREATER, x, g.constant(0));
        Node any = g.reduce(ReductionKind.MAXIMUM, positive, List.of(0));
        f.result("any", any);
        f.result("positive", positive);
        f.result("chosen", g.select(any, x, g.constant(-1)));
        check();
    }

    @Test
    void viewsOfAllKinds() {
        Node m = f.input("m", 3, 4);
        Node v = f.parameter("v", 4);
        f.result("broadcast", g.add(m, v));
        f.result("transposed", g.transpose(m));
        f.result("diagonal", view(Shape.of(3), m, index(0, 1), index(0, 1)));
        f.result("reversed", view(Shape.of(4), v, index(3, -1)));
        f.result("strided", view(Shape.of(3, 2), m, index(0, 1, 0), index(1, 0, 2)));
        f.result("padded", view(Shape.of(5, 6), m, index(-1, 1, 0), index(-1, 0, 1)));
        f.result("outside", view(Shape.of(2), v, index(7, 1)));
        f.result("windows", view(Shape.of(4, 3), v, index(-1, 1, 1)));
        f.result(
                "repeated",
                view(Shape.of(2, 4, 3), g.apply(Elementwises.SIN, m), index(0, 0, 0, 1), index(0, 0, 1, 0)));
        check();
    }

    @Test
    void viewsOfTruthValuesAreFalseOutside() {
        Node x = f.input("x", 3);
        Node negative = g.apply(Elementwises.LESS, x, g.constant(0));
        f.result("shifted", view(Shape.of(5), negative, index(-1, 1)));
        f.result("not", g.apply(Elementwises.NOT, view(Shape.of(5), negative, index(-1, 1))));
        check();
    }

    @Test
    void viewsOfViews() {
        Node x = f.input("x", 6);
        Node shifted = view(Shape.of(8), x, index(-2, 1));
        Node even = view(Shape.of(4), shifted, index(0, 2));
        f.result("even", even);
        f.result("sum", g.add(even, view(Shape.of(4), shifted, index(7, -1))));
        check();
    }

    private Node view(Shape shape, Node argument, AffineIndex... source) {
        return g.node(new View(shape, List.of(source)), argument);
    }

    private static AffineIndex index(int offset, Integer... coefficients) {
        return new AffineIndex(offset, List.of(coefficients));
    }

    @Test
    void reshapes() {
        Node x = f.input("x", 6);
        Node m = g.reshape(x, Shape.of(2, 3));
        Node computed = g.apply(Elementwises.TANH, m);
        f.result("split", m);
        f.result("merged", g.reshape(g.transpose(m), Shape.of(6)));
        f.result("other", g.reshape(computed, Shape.of(3, 2)));
        f.result("ones", g.reshape(computed, Shape.of(1, 2, 1, 3)));
        f.result("back", g.reshape(g.reshape(g.transpose(computed), Shape.of(6)), Shape.of(2, 3)));
        f.result("counted", g.reshape(g.reshape(g.node(new Iota(6)), Shape.of(2, 3)), Shape.of(3, 2)), true);
        check();
    }

    @Test
    void leavesAsResults() {
        Node x = f.input("x", 2);
        Node w = f.parameter("w", 2);
        f.result("x", x);
        f.result("w", w, true);
        f.result("constant", g.constant(0.25, Shape.of(3)), true);
        f.result("iota", g.node(new Iota(3)));
        f.result("size", g.node(new BatchSize()));
        f.result("literal", g.node(new Literal(List.of(1.5, -2.0), Shape.of(2))), true);
        f.result("truth", g.truth(true));
        f.result("stopped", g.node(new Stop(), g.add(x, w)));
        f.result("twice", x);
        check();
    }

    @Test
    void aValueWantedInTwoPlacesAndUsedBetween() {
        Node x = f.input("x", 5);
        Node e = g.apply(Elementwises.EXP, x);
        Node p = g.divide(e, g.sum(e, List.of(0)));
        f.result("p", p);
        f.result("again", p);
        f.result("reversed", view(Shape.of(5), p, index(4, -1)));
        check();
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 400, 401, 25_000})
    void longLiterals(int size) {
        List<Double> values =
                IntStream.range(0, size).mapToObj(i -> Math.sin(i)).toList();
        Node x = f.input("x");
        f.result("y", g.multiply(g.node(new Literal(values, Shape.of(size))), x));
        check();
    }

    @Test
    void moreArgumentsThanOneMethodBinds() {
        List<Node> inputs = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            inputs.add(f.input("x" + i));
        }
        Node sum = inputs.get(0);
        for (Node input : inputs) {
            sum = g.add(sum, input);
        }
        f.result("sum", sum);
        check();
    }

    @Test
    void aBatchIsNormalisedInThreeLoops() {
        Node x = f.input("x", 3);
        Node mean = g.batchMean(x);
        Node centred = g.subtract(x, mean);
        Node variance = g.batchMean(g.square(centred));
        f.result("y", g.divide(centred, g.apply(Elementwises.SQRT, g.add(variance, g.constant(1e-5)))));
        String text = RunFunction.source(f.function("norm"), Precision.DOUBLE).text();
        assertThat(text.split("b < batch", -1)).hasSize(4);
        check();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void randomFunctions(int group) {
        for (int seed = 20 * group; seed < 20 * (group + 1); seed++) {
            check(RandomFunctions.of(seed, 8 + seed % 25), 1e-11);
        }
    }
}
