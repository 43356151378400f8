package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.runtime.Parameter;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code scan}, {@code while} and {@code repeat}. */
class LoopsTest {

    private static final Map<String, double[]> AT =
            Map.of("x", new double[] {1, 2, 3}, "a", new double[] {2}, "M", new double[] {1, 2, 3, 4, 5, 6});

    private static final String INPUTS = "input x[3], a, M[3, 2]\n";

    private static CheckedModel model(String text) {
        return Checking.model(INPUTS + text);
    }

    private static double[] value(String text, String output) {
        CheckedModel model = model(text);
        return Checking.evaluate(model, Checking.output(model, output), AT, 1);
    }

    private static ScanBody body(CheckedModel model, String output) {
        return Scan.body(Checking.output(model, output).argument(0));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    scan h over xt in x from 1 { a * h + xt }                               | 19
                    scan h over xt in reverse x from 1 { a * h + xt }                       | 25
                    scan h over xt in x from a { h * xt }                                   | 12
                    scan h over i in 0..4 from a { h + i }                                  | 8
                    scan h over i in 2..5 from 0 { 10 * h + i }                             | 234
                    scan h over i in reverse 2..5 from 0 { 10 * h + i }                     | 432
                    scan h over i in 0..10 from a { 2 * h }                                 | 2048
                    scan h over xt in x, i in 0..3 from 0 { h + xt * i }                    | 8
                    scan h over xt in x, i in reverse 0..3 from 0 { 10 * h + xt + i }       | 333
                    scan h over xt in x from 0 { h } + 5                                    | 5
                    scan h over xt in x from 0 { 7 }                                        | 7
                    scan h over xt in x from 0 { a }                                        | 2
                    scan h over xt in x from 0 { d = xt - a; h + d * d }                    | 2
                    sum(scan h over row in M from zeros(2) { h + row })                     | 21
                    scan s over row in M from 0 { s + scan p over r in row from 1 { p * r } } | 44
                    scan s over row in M from 0 { scan t over r in row from s { t + a * r } } | 42
                    while x[0] * k < 10 from k = a { 2 * k }                                | 16
                    while k < 10 from k = 1 max 3 { 2 * k }                                 | 8
                    while k > 10 from k = 1 { 2 * k }                                       | 1
                    { s = 1; repeat 3 { s = a * s }; s }                                    | 8
                    { s = 0; repeat 3 as k { d = x[k]; s = 10 * s + d }; s }                | 123
                    { s = 0; repeat 2 as i { repeat 3 as j { s = s + i * j } }; s }         | 3
                    { s = 5; repeat 0 { s = a * s }; s }                                    | 5
                    """)
    void valueOfALoop(String expression, double expected) {
        assertThat(value("output y = " + expression, "y")).containsExactly(expected);
    }

    @Test
    void severalStatesGoTogether() {
        String text = """
                (older, newer) = scan (f, g) over i in 0..10 from (0, 1) { (g, f + g) }
                (quotient, rest) = while r >= 3 from q = 0, r = 17 { (q + 1, r - 3) }
                output fibonacci = older, next = newer, q = quotient, r = rest
                """;

        assertThat(value(text, "fibonacci")).containsExactly(55);
        assertThat(value(text, "next")).containsExactly(89);
        assertThat(value(text, "q")).containsExactly(5);
        assertThat(value(text, "r")).containsExactly(2);
    }

    @Test
    void allStatesCanBeCollected() {
        String text = """
                output sums = scan s over xt in x from 0 collect { s + xt }
                output from_the_end = scan s over xt in reverse x from 0 collect { s + xt }
                (lows, highs) = scan (l, h) over row in M from (zeros(2), zeros(2)) collect { (row, l + row) }
                output highs, squares = scan s over i in 0..4 from 0 collect { i^2 }
                """;

        assertThat(value(text, "sums")).containsExactly(1, 3, 6);
        assertThat(value(text, "from_the_end")).containsExactly(6, 5, 3);
        assertThat(value(text, "highs")).containsExactly(1, 2, 4, 6, 8, 10);
        assertThat(value(text, "squares")).containsExactly(0, 1, 4, 9);
    }

    @Test
    void aLengthDoesNotUnrollTheLoop() {
        int shortSize = Checking.model("input x[10]\noutput y = scan h over xt in x from 0 { tanh(h + xt) }")
                .graph()
                .size();
        int longSize = Checking.model("input x[10000]\noutput y = scan h over xt in x from 0 { tanh(h + xt) }")
                .graph()
                .size();

        assertThat(longSize).isEqualTo(shortSize);
    }

    /** What does not change from step to step is computed once. */
    @Test
    void whatIsTheSameInAllStepsIsComputedOutside() {
        CheckedModel model = model("output y = scan h over xt in x from 0 { h * xt + sin(a) * sum(exp(x)) }");
        ScanBody body = body(model, "y");

        assertThat(body.invariants()).hasSize(1);
        assertThat(model.graph().reachable(body.roots())).noneMatch(node -> node.operation() instanceof Reduce);
    }

    @Test
    void bodiesDependOnNothingOutside() {
        CheckedModel model = model(
                "param W[2, 2] ~ glorot\noutput y = scan h over row in M from zeros(2) { tanh(W @ h + row) * a }");
        ScanBody body = body(model, "y");

        assertThat(model.graph().reachable(body.roots()))
                .filteredOn(node -> node.arguments().isEmpty())
                .allMatch(node -> body.bound().contains(node));
        assertThat(body.invariants())
                .extracting(node -> node.operation().name())
                .containsExactlyInAnyOrder("a", "W");
    }

    /** A state that is the same for all examples at first becomes one for each. */
    @Test
    void aStateMayBecomeDifferentForEachExample() {
        String text = "(h, k) = scan (h, k) over i in 0..3 from (0, 0) { (k, k + a) }\noutput y = h, z = k";
        CheckedModel model = model(text);

        assertThat(body(model, "y").states()).allMatch(Node::isBatched);
        assertThat(value(text, "y")).containsExactly(4);
    }

    @Test
    void parametersInABodyAreSharedByAllSteps() {
        String text = "h = scan h over row in M from zeros(4) { dense(concat(row, h), 4, tanh) }\noutput y = sum(h)";

        assertThat(model(text).description().parameters())
                .extracting(Parameter::name)
                .containsExactly("h.W", "h.b");
    }

    @Test
    void parametersInNestedBodiesAreDeclaredOnce() {
        String text = """
                output y = scan s over row in M from 0 {
                  t = scan t over r in row from s { dense([t, r], 1, tanh)[0] }
                  param w = 1
                  w * t
                }
                """;

        assertThat(model(text).description().parameters())
                .extracting(Parameter::name)
                .containsExactly("y.W", "y.b", "y_2.w");
    }

    @Test
    void aWhileLoopEndsForEachExampleByItself() {
        CheckedModel model = Checking.model(
                "input a\noutput root = while abs(r^2 - a) > 1e-12 * a from r = 1 max 60 " + "{ (r + a / r) / 2 }");

        double[] roots =
                Checking.evaluate(model, Checking.output(model, "root"), Map.of("a", new double[] {4, 2, 1, 1e6}), 4);
        assertThat(roots[0]).isCloseTo(2, Offset.offset(1e-12));
        assertThat(roots[1]).isCloseTo(Math.sqrt(2), Offset.offset(1e-12));
        assertThat(roots[2]).isEqualTo(1);
        assertThat(roots[3]).isCloseTo(1000, Offset.offset(1e-9));
    }

    @Test
    void repeatChangesWhatANameMeansBelowIt() {
        String text = """
                output before = s
                s = a
                repeat 3 { s = 2 * s }
                output between = s
                repeat 2 { d = s - 1; s = d * d }
                output after = s
                """;

        assertThat(value(text, "before")).containsExactly(2);
        assertThat(value(text, "between")).containsExactly(16);
        assertThat(value(text, "after")).containsExactly(224 * 224);
    }

    @Test
    void repeatChangesInputsAndTuples() {
        String text = "(u, v) = (a, 1)\nrepeat 2 { x = 2 * x; (u, v) = (v, u + v) }\noutput y = x, z = [u, v]";

        assertThat(value(text, "y")).containsExactly(4, 8, 12);
        assertThat(value(text, "z")).containsExactly(3, 4);
    }

    @Test
    void everyRoundHasParametersOfItsOwn() {
        String text = "h = dense(x, 2)\nrepeat 2 { h = h + dense(h, 2, tanh) }\noutput y = h";

        assertThat(model(text).description().parameters())
                .extracting(Parameter::name)
                .containsExactly("h.W", "h.b", "h_1.W", "h_1.b", "h_2.W", "h_2.b");
    }

    @Test
    void repeatInAFunctionChangesItsParameters() {
        String text = "fn power(b, n) { p = 1; repeat n { p = p * b }; p }\noutput y = power(a, 10)";

        assertThat(value(text, "y")).containsExactly(1024);
    }

    @Test
    void resultsOfALoopAreResultsOfOneScan() {
        CheckedModel model = model("(u, v) = scan (u, v) over xt in x from (0, 1) { (u + xt, v * xt) }\noutput u, v");

        Node u = Checking.output(model, "u");
        assertThat(u.operation()).isInstanceOf(ScanResult.class);
        assertThat(u.argument(0)).isSameAs(Checking.output(model, "v").argument(0));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    scan h over xt in x from a { tanh(a * h + xt) }
                    scan h over xt in reverse x from 0 { sin(h + xt * w) }
                    scan h over row in M from zeros(2) collect { tanh(row * w + dense(h, 2)) }
                    scan s over row in M from w { s * scan p over r in row from s { sin(p * r + a) } }
                    scan h over i in 0..5 from [a, w] { tanh(h * i + a) }
                    while abs(r^2 - a) > 1e-12 from r = w max 40 { (r + a / r) / 2 }
                    sum(scan h over row in M from x { h + while k < 3 from k = sum(row) max 9 { k * (1 + a) } })
                    { h = x; repeat 3 { h = dense(h, 3, tanh) }; h }
                    """)
    void gradientsAgree(String expression) {
        GradientAgreement.assertAgree(INPUTS + "param w = 1\noutput y = " + expression);
    }

    @Test
    void gradientsOfSeveralStatesAgree() {
        GradientAgreement.assertAgree(INPUTS + """
                (u, v) = scan (u, v) over xt in x, row in M from (a, zeros(2)) { (sin(u * xt) + sum(v), tanh(v * u + row)) }
                (p, q) = while p < 5 from p = a, q = x[0] max 20 { (p + 0.3 + q^2, q * p / 2) }
                output u, v, p, q
                """);
    }

    @Test
    void aLoopWithoutALimitMayCountInALoss() {
        CheckedModel model = Checking.model(
                "input a\nparam w = 1\nn = while 2^n < a from n = 0 { n + 1 }\noutput n\nloss (w * n - a)^2");

        assertThat(model.loss()).isNotNull();
    }
}
