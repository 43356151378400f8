package dev.nnm.compiler.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.check.Checker;
import dev.nnm.compiler.check.Library;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.interpret.Interpreter;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import dev.nnm.compiler.syntax.NnmParser;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No NaN where the mathematics has a value: branches not taken, roots and norms at 0, saturated losses. */
class GuardedDerivativesTest {

    private static final Library LIBRARY = Library.read();

    /** f as a function of the vector x, its first derivative by x[0], and its second. */
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    if x[0] > 0 then sqrt(x[0]) else 0                        | 0; 0        | 0    | 0
                    if x[0] > 0 then sqrt(x[0]) else 0                        | -1; 0       | 0    | 0
                    if x[0] > 0 then ln(x[0]) else x[0]                       | -2; 0       | 1    | 0
                    if x[0] > 0 then x[0] * ln(x[0]) else 0                   | 0; 0        | 0    | 0
                    if x[0] != 0 then sin(x[0]) / x[0] else 1                 | 0; 0        | 0    | 0
                    if x[0] < 50 then 0 else exp(x[0])                        | 1; 0        | 0    | 0
                    if x[0] > 1000 then exp(x[0]) else x[0]^2                 | 1000; 0     | 2000 | 2
                    if x[0] > 2000 then 2^x[0] else x[0]^2                    | 1500; 0     | 3000 | 2
                    if x[0] > 0 then 1 / 2^x[0] else x[0]^2                   | -1500; 0    | -3000 | 2
                    if x[0] > 0 then ln(0.5^x[0]) else x[0]^2                 | -1500; 0    | -3000 | 2
                    sum(if x > 0 then sqrt(x) else 0)                         | 0; 4        | 0    | 0
                    sum(if x > 0 then ln(x) else 0)                           | -1; 4       | 0    | 0
                    if x[0] > 0 then sqrt(sum(x)) else 2 * x[0]               | -5; 1       | 2    | 0
                    if x[0] > 0 then sum(sqrt(x)) else 3 * x[0]               | -5; 1       | 3    | 0
                    if x[0] > 0 then (if x[0] < 1 then ln(x[0]) else 0) else 5 * x[0] | -1; 0 | 5  | 0
                    { r = sqrt(x[0]); (if x[0] > 0 then r else 1) + (if x[0] > 1 then r else 2) }         | -1; 0 | 0 | 0
                    { r = ln(x[0]); g = if x[0] > 0 then r else x[1]; g + (if x[0] > 0 then r else g) }   | -1; 0 | 0 | 0
                    norm(x)                                                   | 0; 0        | 0    | 0
                    norm(x)                                                   | 3; 4        | 0.6  | 0.128
                    norm(x)                                                   | 3e200; 4e200 | 0.6 | 0
                    sqrt(x[0]^2)                                              | 0; 0        | 0    | 0
                    sqrt(x[0]^2 + x[1]^2)                                     | 0; 0        | 0    | 0
                    sqrt(sum(x * x))                                          | 0; 0        | 0    | 0
                    softmax(x)[0]                                             | 1000; -1000 | 0    | 0
                    softmax(x)[0]                                             | -1000; 1000 | 0    | 0
                    softmax(x)[0]                                             | 0; 0        | 0.25 | 0
                    logsumexp(x)                                              | 1000; 1000  | 0.5  | 0.25
                    logsumexp(x)                                              | -1000; 1000 | 0    | 0
                    ln(sum(exp(x)))                                           | 1000; 1000  | 0.5  | 0.25
                    cross_entropy(x, [1, 0])                                  | -1000; 1000 | -1   | 0
                    cross_entropy(x, [1, 0])                                  | 1000; -1000 | 0    | 0
                    bce(x[0], 1)                                              | -1000; 0    | -1   | 0
                    bce(x[0], 1)                                              | 1000; 0     | 0    | 0
                    ln(sigmoid(x[0]))                                         | -1000; 0    | 1    | 0
                    relu(x[0])                                                | 0; 0        | 0    | 0
                    elu(x[0])                                                 | 1000; 0     | 1    | 0
                    softplus(x[0])                                            | 0; 0        | 0.5  | 0.25
                    swish(x[0])                                               | -1000; 0    | 0    | 0
                    gelu(x[0])                                                | 1000; 0     | 1    | 0
                    huber(x[0], 0)                                            | 1000; 0     | 1    | 0
                    prod(x)                                                   | 0; 3        | 3    | 0
                    prod(x)                                                   | 0; 0        | 0    | 0
                    max(x)                                                    | 2; 2        | 0.5  | 0
                    x[0]^3                                                    | 0; 0        | 0    | 0
                    """)
    void derivativesAtTheEdge(String expression, String at, double first, double second) {
        assertDerivatives(expression, at, first, second);
    }

    /** The same in loops: within a step, from step to step, and between a loop and what stands around it. */
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    scan h over n in 0..3 from x[0] { if h > 0 then sqrt(h) else 0 }                        | 0; 0  | 0 | 0
                    scan h over n in 0..2 from x[0] { if n == 0 then sqrt(h) else if h > 0 then h else 1 }  | 0; 0  | 0 | 0
                    scan h over n in 0..2 from sqrt(x[0]) { if h > 0 then h else 1 }                        | 0; 0  | 0 | 0
                    scan h over n in 0..2 from x[1] { r = sqrt(x[0]); (if x[0] > 0 then r else h) + (if x[0] > 1 then r else h) } | 0; 1 | 0 | 0
                    scan h over n in 0..3 from x[1] { if x[0] > 0 then h * ln(x[0]) else x[0] * h }         | -1; 2 | 6 | -12
                    scan h over lt in ln(x), xt in x from x[0] { if xt > 0 then h * lt else h^2 }           | -2; e | -4 | 2
                    sum(scan h over xt in x from 1 collect { if xt > 0 then h * sqrt(xt) else 2 * h })      | 0; 4  | 0 | 0
                    { s = scan h over n in 0..3 from x[0] collect { sqrt(h) }; if x[0] > 0 then sum(s) else x[0]^2 } | -1; 0 | -2 | 2
                    { s = while h > 1 from h = sqrt(x[0]) max 4 { h / 2 }; if x[0] > 0 then s else x[0]^2 } | -1; 0 | -2 | 2
                    while h > 1 from h = x[1] max 4 { if x[0] > 0 then ln(x[0]) else h / 2 + x[0] }         | -1; 4 | 1 | 0
                    scan g over m in 0..2 from x[1] { scan h over n in 0..2 from g { r = sqrt(x[0]); (if x[0] > 0 then r else h) + (if x[0] > 1 then r else 0) } } | -1; 2 | 0 | 0
                    """)
    void derivativesOfLoopsAtTheEdge(String expression, String at, double first, double second) {
        assertDerivatives(expression, at.replace("e", Double.toString(Math.E)), first, second);
    }

    private static void assertDerivatives(String expression, String at, double first, double second) {
        String program = "input x[2]\noutput f = " + expression + "\n";
        CheckedModel model = Checker.check(NnmParser.parse(new SourceText("edge.nnm", program)), LIBRARY, null);
        Node x = model.inputs().get(0).node();
        Node f = Simplifier.simplify(
                        model.graph(), List.of(model.outputs().get(0).node()), Rewrites.STABILISING)
                .get(0);
        String[] numbers = at.split(";", -1);
        double[] point = {Double.parseDouble(numbers[0].strip()), Double.parseDouble(numbers[1].strip())};

        Node gradient = reverse(model, f, x);
        Node hessian = reverse(model, component(model, gradient), x);
        Map<Node, double[]> values =
                Interpreter.evaluate(model.graph(), List.of(f, gradient, hessian), Map.of(x, point), 1);

        assertThat(values.get(f)[0]).isNotNaN();
        assertThat(values.get(gradient)).doesNotContain(Double.NaN);
        assertThat(values.get(gradient)[0]).isCloseTo(first, Offset.offset(1e-12));
        assertThat(values.get(hessian)).doesNotContain(Double.NaN);
        assertThat(values.get(hessian)[0]).isCloseTo(second, Offset.offset(1e-12));
        assertThat(forward(model, f, x, point)).isCloseTo(first, Offset.offset(1e-12));
    }

    /** Examples share w: what they contribute to its derivative is guarded by what they share or by any of them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    if w > 0 then sqrt(w) else x      | 0
                    if w > 0 then sqrt(w) else 0      | 0
                    if x > 5 then sqrt(w) else x      | 0
                    if x > 5 then sqrt(w) else x * w  | 3
                    """)
    void whatIsSharedByExamplesIsGuarded(String expression, double expected) {
        String program = "input x\nparam w = 0\noutput f = " + expression + "\n";
        CheckedModel model = Checker.check(NnmParser.parse(new SourceText("edge.nnm", program)), LIBRARY, null);
        Node w = model.parameters().get(0).node();
        Node x = model.inputs().get(0).node();
        Node gradient = reverse(model, model.outputs().get(0).node(), w);
        Map<Node, double[]> at = Map.of(w, new double[] {-1}, x, new double[] {1, 2});
        assertThat(Interpreter.evaluate(model.graph(), List.of(gradient), at, 2).get(gradient))
                .containsExactly(expected);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "relu(x / 16)",
                "relu(x / (1 - 0.1))",
                "relu(x / (0.1 - 1))",
                "relu(x / -3)",
                "relu(x / (1 + x^2))",
                "relu(x / sqrt(x^2 / 2 + 1e-5))",
                "relu(ln(3 + abs(x)))",
                "if x > 0 then (x^2 + 1)^0.3 else 0",
                "sum(i in 0..4) relu(x * 10^(i / 4))",
                "sum(i in 0..4) relu(x / 10^floor(-i / 2))",
                "sum(i in 0..4) relu(x / (4 - i))"
            })
    void nothingIsGuardedAboveWhatIsFiniteEverywhere(String expression) {
        assertThat(isGuarded(expression)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "relu(1 / x)",
                "relu(2^x)",
                "relu(1 / 2^x)",
                "relu(1 / exp(x))",
                "relu(1 / (1 + x))",
                "relu(ln(x))",
                "relu(x * (1 / 0))",
                "sum(i in 0..4) relu(x / i)",
                "sum(i in 0..4) relu(x / (i - 2))",
                "sum(i in 0..4) relu(x * 10^(200 * i))"
            })
    void whatMayNotBeFiniteIsGuarded(String expression) {
        assertThat(isGuarded(expression)).isTrue();
    }

    private static boolean isGuarded(String expression) {
        String program = "input x\noutput f = " + expression + "\n";
        CheckedModel model = Checker.check(NnmParser.parse(new SourceText("guard.nnm", program)), LIBRARY, null);
        Node f = model.outputs().get(0).node();
        Node adjoint = reverse(model, f, model.inputs().get(0).node());
        Node summed = adjoint.operation() instanceof Reduce ? adjoint.argument(0) : adjoint;
        return summed.operation() == Elementwises.SELECT;
    }

    private static Node reverse(CheckedModel model, Node f, Node x) {
        Node one = new GraphBuilder(model.graph()).constant(1);
        return ReverseMode.adjoints(model.graph(), Map.of(f, one), List.of(x)).get(x);
    }

    private static Node component(CheckedModel model, Node vector) {
        GraphBuilder build = new GraphBuilder(model.graph());
        Node first = build.node(new Literal(List.of(1.0, 0.0), vector.shape()));
        Node chosen = build.apply(Elementwises.GREATER, first, build.constant(0));
        return build.sum(build.select(chosen, vector, build.constant(0)), List.of(0));
    }

    private static double forward(CheckedModel model, Node f, Node x, double[] point) {
        GraphBuilder build = new GraphBuilder(model.graph());
        Node seed = build.node(new Literal(List.of(1.0, 0.0), x.shape()));
        Node tangent =
                ForwardMode.tangents(model.graph(), Map.of(x, seed), List.of(f)).get(f);
        return Interpreter.evaluate(model.graph(), List.of(tangent), Map.of(x, point), 1)
                .get(tangent)[0];
    }
}
