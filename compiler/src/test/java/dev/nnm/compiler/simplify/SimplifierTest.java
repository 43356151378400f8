package dev.nnm.compiler.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimplifierTest {

    /** Smooth and tame, so that values before and after can be compared. */
    private static final List<Elementwise> TAME = List.of(
            Elementwises.ADD,
            Elementwises.SUBTRACT,
            Elementwises.MULTIPLY,
            Elementwises.NEGATE,
            Elementwises.ADD,
            Elementwises.MULTIPLY,
            Elementwises.SIN,
            Elementwises.COS,
            Elementwises.TANH,
            Elementwises.SIGMOID,
            Elementwises.MAXIMUM,
            Elementwises.GREATER,
            Elementwises.NOT,
            Elementwises.SELECT);

    private final Graph graph = new Graph();
    private final GraphBuilder build = new GraphBuilder(graph);
    private final Written written = new Written(graph, Shape.SCALAR);

    private Node simplified(Node node, RuleSet rules) {
        return Simplifier.simplify(graph, List.of(node), rules).get(0);
    }

    private Node simplified(String expression, RuleSet rules) {
        return simplified(written.expression(expression), rules);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void exactRulesChangeNoBit(int seed) {
        List<Node> roots = new RandomGraphs(graph, seed, Elementwises.ALL).roots(150);
        List<Node> simplified = Simplifier.simplify(graph, roots, Rewrites.EXACT);
        for (int i = 0; i < roots.size(); i++) {
            RewriteVerifier.assertSameBits(graph, roots.get(i), simplified.get(i), Points.hard());
            RewriteVerifier.assertSameBits(graph, roots.get(i), simplified.get(i), Points.between(-3, 3));
        }
        assertThat(Simplifier.simplify(graph, simplified, Rewrites.EXACT)).isEqualTo(simplified);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void otherRulesKeepTheFunction(int seed) {
        List<Node> roots = new RandomGraphs(graph, seed, TAME).roots(40);
        for (RuleSet rules : List.of(Rewrites.LOWERING, Rewrites.STABILISING, Rewrites.ALGEBRAIC)) {
            List<Node> simplified = Simplifier.simplify(graph, roots, rules);
            for (int i = 0; i < roots.size(); i++) {
                RewriteVerifier.assertClose(graph, roots.get(i), simplified.get(i), Points.between(-1.5, 1.5), 1e-9);
            }
            assertThat(Simplifier.simplify(graph, simplified, rules)).isEqualTo(simplified);
        }
    }

    @Test
    void rulesMeetWhatOtherRulesLeave() {
        assertThat(simplified("x - (-(y * 1)) / -1", Rewrites.EXACT)).isSameAs(written.expression("x - y"));
        assertThat(simplified("-x * -y", Rewrites.EXACT)).isSameAs(written.expression("x * y"));
        assertThat(simplified("if not (x == x) then y else y ^ 1", Rewrites.EXACT))
                .isSameAs(written.variable("y"));
        assertThat(simplified("1 / (x ^ 2) / 4", Rewrites.LOWERING)).isSameAs(written.expression("1 / (x * x) * 0.25"));
    }

    @Test
    void numbersAreFoldedBeforeDifferentiationWhereNothingIsRounded() {
        assertThat(simplified("x ^ (1 / 2)", Rewrites.STABILISING)).isSameAs(written.expression("x ^ 0.5"));
        Node third = written.expression("x / sqrt(2) + 1 / 3");
        assertThat(simplified(third, Rewrites.STABILISING)).isSameAs(third);
        assertThat(simplified("sqrt(4) * x", Rewrites.EXACT)).isSameAs(written.expression("2 * x"));
    }

    @Test
    void logarithmsOfSigmoidsAreStable() {
        assertThat(simplified("-ln(sigmoid(x))", Rewrites.STABILISING)).isSameAs(written.expression("softplus(-x)"));
        assertThat(simplified("ln(1 - sigmoid(x))", Rewrites.STABILISING)).isSameAs(written.expression("-softplus(x)"));
        assertThat(simplified("ln(1 / (1 + exp(-x)))", Rewrites.STABILISING))
                .isSameAs(written.expression("-softplus(-x)"));
        assertThat(simplified("(x * x + 3 * y ^ 2) ^ 0.5", Rewrites.STABILISING))
                .isSameAs(written.expression("root(x * x + 3 * y ^ 2)"));
        assertThat(simplified("sqrt(x * x + y)", Rewrites.STABILISING)).isSameAs(written.expression("sqrt(x * x + y)"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void crossEntropyOfASoftmaxIsFiniteEverywhere(boolean asLibrary) {
        Node z = build.node(new Variable("z", Variable.Kind.INPUT, Shape.of(3)));
        Node softmax = asLibrary ? stoppedSoftmax(z) : plainSoftmax(z);
        Node chosen = build.node(new View(Shape.SCALAR, List.of(AffineIndex.fixed(1, 0))), softmax);
        Node loss = simplified(build.negate(build.apply(Elementwises.LN, chosen)), Rewrites.STABILISING);
        Node gradient = ReverseMode.adjoints(graph, Map.of(loss, build.constant(1)), List.of(z))
                .get(z);
        Map<Node, double[]> values = Interpreter.evaluate(
                graph, List.of(loss, gradient), Map.of(z, new double[] {1000, -1000, 0, -1000, 1000, 1000}), 2);
        assertThat(values.get(loss)).containsExactly(2000, Math.log(2));
        assertThat(values.get(gradient)).containsExactly(1, -1, 0, 0, -0.5, 0.5);
    }

    private Node plainSoftmax(Node z) {
        Node e = build.apply(Elementwises.EXP, z);
        return build.divide(e, build.sum(e, List.of(0)));
    }

    /** As the standard library says it. */
    private Node stoppedSoftmax(Node z) {
        Node m = build.node(new Stop(), build.reduce(ReductionKind.MAXIMUM, z, List.of(0)));
        return plainSoftmax(build.subtract(z, m));
    }

    @Test
    void logSumExpHasValuesAtInfinity() {
        Node x = build.node(new Variable("x", Variable.Kind.INPUT, Shape.of(2)));
        Node plain = build.apply(Elementwises.LN, build.sum(build.apply(Elementwises.EXP, x), List.of(0)));
        Node stable = simplified(plain, Rewrites.STABILISING);
        double inf = Double.POSITIVE_INFINITY;
        double[] points = {1000, 1000, -1000, -1000, -inf, -inf, -inf, 3, inf, 0, inf, inf, Double.NaN, 0};
        assertThat(Interpreter.evaluate(graph, List.of(stable), Map.of(x, points), 7)
                        .get(stable))
                .containsExactly(1000 + Math.log(2), -1000 + Math.log(2), -inf, 3, inf, inf, Double.NaN);
    }

    @Test
    void namesAndPlacesGoToWhatReplacesThem() {
        Node x = written.variable("x");
        Node y = written.expression("-(-(x * y)) * 1");
        graph.describe(y, new Origin(null, "area"));
        Node result = simplified(y, Rewrites.EXACT);
        assertThat(graph.origin(result).label()).isEqualTo("area");
        Node alsoX = written.expression("x / 1");
        graph.describe(alsoX, new Origin(null, "copy"));
        assertThat(simplified(alsoX, Rewrites.EXACT)).isSameAs(x);
        assertThat(graph.origin(x).label()).isNull();
    }

    @Test
    void aSumOverTheBatchOfWhatIsTheSameForAllCountsTheExamples() {
        Node one = written.expression("x ^ 0");
        RewriteVerifier.assertSameBits(
                graph, build.batchSum(one), simplified(build.batchSum(one), Rewrites.EXACT), Points.hard());
    }

    @Test
    void structureIsComposed() {
        Node x = build.node(new Variable("x", Variable.Kind.INPUT, Shape.of(2, 3)));
        assertThat(simplified(build.transpose(build.transpose(x)), Rewrites.EXACT))
                .isSameAs(x);
        Node total = new GraphBuilder(graph).node(new Reduce(ReductionKind.SUM, List.of(0, 1)), x);
        Node filled = build.broadcast(total, Shape.of(2, 3));
        assertThat(simplified(build.apply(Elementwises.EXP, filled), Rewrites.EXACT)
                        .operation())
                .isInstanceOf(View.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hundredThousandNodesTakeSecondsAtMost(boolean forPeople) {
        RuleSet rules = forPeople ? Rewrites.ALGEBRAIC : Rewrites.LOWERING;
        Node x = written.variable("x");
        Node sum = x;
        Node composed = x;
        for (int i = 0; i < 12_000; i++) {
            Node term =
                    build.multiply(build.constant(i), build.apply(Elementwises.SIN, build.add(x, build.constant(i))));
            sum = build.add(build.multiply(sum, build.constant(1)), term);
            composed = build.apply(Elementwises.SIN, build.negate(build.negate(build.add(composed, sum))));
        }
        assertThat(graph.reachable(List.of(composed)).size()).isGreaterThan(100_000);
        long start = System.nanoTime();
        Node result = simplified(composed, rules);
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(60_000_000_000L);
        double[] at = {0.3};
        Map<Node, double[]> values = Interpreter.evaluate(graph, List.of(composed, result), Map.of(x, at), 1);
        assertThat(Arrays.stream(values.get(result)).allMatch(Double::isFinite)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ReductionKind.class)
    void reductionsOverNoExamplesAreKept(ReductionKind kind) {
        Node x = build.node(new Variable("x", Variable.Kind.INPUT, Shape.SCALAR));
        Node zero = build.multiply(build.constant(2), build.subtract(x, x));
        Node reduced = build.node(new BatchReduce(kind), build.add(zero, build.constant(3)));
        for (RuleSet rules : List.of(Rewrites.EXACT, Rewrites.LOWERING, Rewrites.ALGEBRAIC)) {
            Node simplified = simplified(reduced, rules);
            Map<Node, double[]> values =
                    Interpreter.evaluate(graph, List.of(reduced, simplified), Map.of(x, new double[0]), 0);
            assertThat(values.get(simplified)).containsExactly(values.get(reduced));
        }
    }
}
