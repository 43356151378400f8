package dev.nnm.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.ExampleIndex;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.RandomDraw;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.random.DrawnNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random numbers and the number of the example, compiled and interpreted. */
class RandomKernelTest {

    private static final int BATCH = 5;
    private static final double[] DRAW = {16_000_001, 9_876_543};

    private final TestFunction f = new TestFunction();
    private final GraphBuilder g = f.build();
    private final RandomDraw draw = RandomDraw.of(g, f.parameter("draw", 2));

    private RunFunction run() {
        return new RunFunction(f.function("random"), BATCH).with("parameters", DRAW);
    }

    @Test
    void theExampleIsCounted() {
        Node example = g.node(new ExampleIndex());
        f.result("example", example);
        f.result("scaled", g.multiply(g.constant(2, Shape.of(2)), example));
        f.result("sum", g.batchSum(example));
        RunFunction run = run();
        Map<String, double[]> compiled = run.compiled(Precision.DOUBLE);
        assertThat(compiled.get("example")).containsExactly(0, 1, 2, 3, 4);
        assertThat(compiled.get("scaled")).containsExactly(0, 0, 2, 2, 4, 4, 6, 6, 8, 8);
        assertThat(compiled.get("sum")).containsExactly(10);
        assertThat(compiled).containsExactlyInAnyOrderEntriesOf(run.interpreted());
    }

    @Test
    void uniformNumbersHaveTheSameBitsEverywhere() {
        f.result("u", draw.numbers(g, Elementwises.RANDOM_UNIFORM, 7, Shape.of(2, 3), true));
        f.result("shared", draw.numbers(g, Elementwises.RANDOM_UNIFORM, 8, Shape.SCALAR, false));
        RunFunction run = run();
        Map<String, double[]> expected = run.interpreted();
        for (Precision precision : Precision.values()) {
            Map<String, double[]> compiled = run.compiled(precision);
            assertThat(compiled.get("u")).containsExactly(expected.get("u"));
            assertThat(compiled.get("shared")).containsExactly(expected.get("shared"));
        }
        double[] u = expected.get("u");
        for (int i = 0; i < u.length; i++) {
            assertThat(u[i]).isEqualTo(DrawnNumbers.randomUniform(DRAW[0], DRAW[1], 7, Math.floorDiv(i, 6), i % 6));
        }
    }

    @Test
    void everyPassHasADrawOfItsOwn() {
        Node pass = g.node(new Iota(3));
        RandomDraw inner = draw.inPass(g, 4, pass);
        f.result("halves", inner.first());
        f.result(
                "u",
                g.apply(
                        Elementwises.RANDOM_UNIFORM,
                        inner.first(),
                        inner.second(),
                        g.constant(4),
                        g.constant(0),
                        g.constant(0)));
        RunFunction run = run();
        Map<String, double[]> compiled = run.compiled(Precision.FLOAT);
        assertThat(compiled.get("halves")).containsExactly(run.interpreted().get("halves"));
        assertThat(compiled.get("halves")).doesNotHaveDuplicates();
        assertThat(Arrays.stream(compiled.get("halves"))).allMatch(half -> half == Math.rint(half));
        assertThat(compiled.get("u")).doesNotHaveDuplicates();
    }

    @Test
    void normalNumbersAreRoundedInSinglePrecision() {
        f.result("z", draw.numbers(g, Elementwises.RANDOM_NORMAL, 7, Shape.of(4), true));
        RunFunction run = run();
        double[] expected = run.interpreted().get("z");
        assertThat(run.compiled(Precision.DOUBLE).get("z")).containsExactly(expected);
        double[] floats = run.compiled(Precision.FLOAT).get("z");
        for (int i = 0; i < floats.length; i++) {
            assertThat(floats[i]).isEqualTo((float) expected[i]);
        }
    }

    @Test
    void aMaskOfDropoutIsTheSameForwardAndBackward() {
        Node x = f.input("x", 3);
        Node kept = g.apply(
                Elementwises.LESS, draw.numbers(g, Elementwises.RANDOM_UNIFORM, 0, Shape.of(3), true), g.constant(0.5));
        Node y = g.sum(g.select(kept, x, g.constant(0)), List.of(0));
        Node adjoint = ReverseMode.adjoints(f.graph(), Map.of(g.batchSum(y), g.constant(1)), List.of(x))
                .get(x);
        f.result("masked", g.select(kept, x, g.constant(0)));
        f.result("x_bar", adjoint, true);
        Map<String, double[]> results = run().with("x", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
                .compiled(Precision.DOUBLE);
        for (int i = 0; i < 15; i++) {
            assertThat(results.get("masked")[i]).isEqualTo(results.get("x_bar")[i] * (i + 1));
        }
    }
}
