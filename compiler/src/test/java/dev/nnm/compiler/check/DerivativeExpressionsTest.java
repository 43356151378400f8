package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.derive.ReverseMode;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.simplify.Rewrites;
import dev.nnm.compiler.simplify.Simplifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives that are part of a program. */
class DerivativeExpressionsTest {

    private static final String INPUTS = "input t, a, x[2], v[3], W[2, 3]\nparam p[2] = [5, 7]\n";

    private static final Map<String, double[]> POINT = Map.of(
            "t", new double[] {2},
            "a", new double[] {3},
            "x", new double[] {1, 2},
            "v", new double[] {1, -1, 2},
            "W", new double[] {1, 2, 3, 4, 5, 6},
            "p", new double[] {5, 7});

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    u = t^3; y = grad(u, t)                              | 12
                    u = t^3; y = grad(grad(u, t), t)                     | 12
                    u = t^3; y = grad(grad(grad(u, t), t), t)            | 6
                    u = a * t^2; y = grad(grad(u, t), a)                 | 4
                    u = a * t^2; y = grad(u, x = t)                      | 12
                    u = x @ x; y = grad(u, x)                            | 2, 4
                    u = p @ x; y = grad(u, p) + p                        | 6, 9
                    u = sum(W @ v); y = grad(u, W)                       | 1, -1, 2, 1, -1, 2
                    u = W @ v; y = jacobian(u, v)                        | 1, 2, 3, 4, 5, 6
                    u = W @ v; y = jacobian(u, W)                        | 1, -1, 2, 0, 0, 0, 0, 0, 0, 1, -1, 2
                    u = t * x; y = jacobian(u, t)                        | 1, 2
                    u = x^2; y = jacobian(u, x)                          | 2, 0, 0, 4
                    u = x[0]^2 * x[1]; y = hessian(u, x)                 | 4, 2, 2, 0
                    u = t^4; y = hessian(u, t)                           | 48
                    u = x[0]^2 * x[1]; y = hvp(u, x, [1, 10])            | 24, 2
                    u = W @ v; y = jvp(u, v, [1, 0, 1])                  | 4, 10
                    u = W @ v; y = jvp(u, v, 1)                          | 6, 15
                    u = W @ v; y = vjp(u, v, [1, 10])                    | 41, 52, 63
                    u = W @ v; y = gnvp(u, v, [1, 0, 0])                 | 17, 22, 27
                    h = t + a; u = h * (t + a); y = grad(u, h)           | 5
                    h = t + a; u = h * (t + a); y = grad(u, t)           | 10
                    h = 2 * t; u = h^2 + t; y = grad(u, t)               | 17
                    h = 2 * t; u = h^2 + t; y = grad(u, h)               | 8
                    h = 0; u = 2 * sinh(h); y = grad(u, h)               | 2
                    u = t * stop(t); y = grad(u, t)                      | 2
                    u = t + sign(t); y = grad(u, t)                      | 1
                    fn f(z) = z^3; y = grad(f)(t)                        | 12
                    fn f(z) = z^3; y = grad(f, t + 1)                    | 27
                    fn f(z) = z^3; y = grad(grad(f))(t)                  | 12
                    fn f(z, c) = c * z^2; y = grad(f)(t, a)              | 12
                    fn f(z, c = a) = c * z^2; y = grad(f, t)             | 12
                    fn f(z, c) = z * c; y = grad(f)(t, t)                | 2
                    fn f(z) = z * grad(g)(z); fn g(s) = s^2 * t; y = grad(f)(a) | 24
                    fn f(z) = z * { s = z^2 ; grad(s, z) }; y = f(t)     | 8
                    fn g(c) = grad(h)(c); fn h(z) = z * t^2; y = grad(g)(a) + 1 | 1
                    y = grad(sin)(0 * t)                                 | 1
                    y = grad(sum)(x)                                     | 1, 1
                    y = grad(max)(x)                                     | 0, 1
                    fn f(z) = z^2; y = jacobian(f)(x)                    | 2, 0, 0, 4
                    fn f(z) = sum(z^3); y = hessian(f)(x)                | 6, 0, 0, 12
                    fn f(z) = sum(z^3); y = hvp(f, x, [1, 1])            | 6, 12
                    fn f(z) = z^2; y = jvp(f, x, [1, 1])                 | 2, 4
                    fn f(z) = z^2; y = vjp(f, x, [1, 1])                 | 2, 4
                    fn f(z) = z^2; y = gnvp(f, x, [1, 1])                | 4, 16
                    fn d(u, s) = grad(u, s); w = t^2; y = d(w, t)        | 4
                    fn d(s) = { u = s^2; grad(u, s) }; y = d(t + a)      | 10
                    fn d(s) = { u = s * (t + a); grad(u, s) }; y = d(t + a) | 5
                    s = t + a; fn d(u, z) = grad(u + z^2, z); w = s * a; y = d(w, s) + 0 * grad(w, s) | 13
                    fn f(z) = z^2; y[i] = grad(f, v[i])                  | 2, -2, 4
                    y[i] = { s = v[i]; u = s^3; grad(u, s) }             | 3, 3, 12
                    y[i] = { u = v[i]^2 * t; grad(u, t) }                | 1, 1, 4
                    y = { u[i] = v[i]^2; jacobian(u, v) }                | 2, 0, 0, 0, -2, 0, 0, 0, 4
                    y = { u[i] = sum(k) W[i, k] * v[k]; jacobian(u, v) } | 1, 2, 3, 4, 5, 6
                    y = sum(i) { u = t^2 * v[i]; grad(u, t) }            | 8
                    """)
    void value(String definitions, String expected) {
        String text = INPUTS + definitions + "\noutput z0 = sum(p)";
        CheckedModel model = Checking.model(text);
        double[] numbers = Arrays.stream(expected.split(", "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(value(model, definition(model, "y"))).containsExactly(numbers, Offset.offset(1e-12));
    }

    private static Node definition(CheckedModel model, String name) {
        return model.definitions().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow()
                .node();
    }

    private static double[] value(CheckedModel model, Node node) {
        return Checking.evaluate(model, node, POINT, 1);
    }

    @Test
    void theValueByWhichIsDifferentiatedKeepsItsName() {
        CheckedModel model = Checking.model(INPUTS + "h = t + a\nu = h^2\noutput y = grad(u, h)");
        Node h = definition(model, "h");
        assertThat(h.operation()).isEqualTo(new Marked("h"));
        assertThat(model.graph().origin(h).label()).isEqualTo("h");
        Node simplified = Simplifier.simplify(model.graph(), List.of(h), Rewrites.STABILISING)
                .get(0);
        assertThat(model.graph().origin(simplified).label()).isEqualTo("h");
    }

    @Test
    void jacobiansOfProductsAreTheMatrices() {
        CheckedModel model =
                Checking.model(INPUTS + "u = W @ v\ng = u' @ u\noutput J = jacobian(u, v), H = hessian(g, v)");
        Node jacobian = Simplifier.simplify(model.graph(), List.of(Checking.output(model, "J")), Rewrites.LOWERING)
                .get(0);
        assertThat(jacobian.operation()).isEqualTo(new Variable("W", Variable.Kind.INPUT, jacobian.shape()));
        assertThat(value(model, Checking.output(model, "H")))
                .containsExactly(2 * 17, 2 * 22, 2 * 27, 2 * 22, 2 * 29, 2 * 36, 2 * 27, 2 * 36, 2 * 45);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1000, -40, 0, 40, 1000})
    void whatIsDifferentiatedIsStable(double at) {
        CheckedModel model = Checking.model("""
                input z[2]
                e = ln(exp(z[0]) + exp(z[1])) - ln(sum(exp(z)))
                u = ln(sum(exp(z)))
                s = ln(1 + exp(z[0]))
                n = sqrt(sum((z - stop(z))^2))
                output g = grad(u, z), h = hessian(u, z), q = grad(s, z), r = grad(n, z)
                """);
        Map<String, double[]> point = Map.of("z", new double[] {at, 0});
        for (String output : List.of("g", "h", "q", "r")) {
            double[] value = Checking.evaluate(model, Checking.output(model, output), point, 1);
            assertThat(value).as(output).doesNotContain(Double.NaN);
            assertThat(Arrays.stream(value).allMatch(Double::isFinite)).isTrue();
        }
        double sigmoid = at > 0 ? 1 / (1 + Math.exp(-at)) : Math.exp(at) / (1 + Math.exp(at));
        assertThat(Checking.evaluate(model, Checking.output(model, "g"), point, 1)[0])
                .isCloseTo(sigmoid, Offset.offset(1e-15));
    }

    @Test
    void branchesNotTakenContributeNothing() {
        CheckedModel model = Checking.model("""
                input z[3]
                w = if z > 0 then sqrt(z) else 0
                u = sum(w^3)
                output g = grad(u, z), h = hessian(u, z), j = jacobian(w, z)
                """);
        Map<String, double[]> point = Map.of("z", new double[] {-1, 0, 4});
        assertThat(Checking.evaluate(model, Checking.output(model, "g"), point, 1))
                .containsExactly(0, 0, 3);
        assertThat(Checking.evaluate(model, Checking.output(model, "h"), point, 1))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0.375);
        assertThat(Checking.evaluate(model, Checking.output(model, "j"), point, 1))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A gradient penalty.
                "loss (norm(grad(score, x)) - 1)^2",
                // An adversarial example.
                "x_adv = x + 0.1 * sign(stop(grad(score, x))); loss net(x_adv)^2",
                // A differential equation.
                "u = net(x); residual = jvp(grad(u, x), x, [1, 0])[0] + u; loss residual^2",
                // The curvature along the gradient.
                "g = grad(score, x); loss g @ hvp(score, x, g)",
                "loss sum(jacobian(hidden, x)^2)",
                "loss sum(hessian(score, x)^2)",
                "loss sum(gnvp(hidden, x, [1, 2])^2)",
            })
    void lossesMadeOfDerivativesCanBeDifferentiated(String losses) {
        CheckedModel model = Checking.model("""
                input x[2]
                param A[3, 2] ~ glorot
                param c[3] ~ constant(0.1)
                fn features(z) = tanh(A @ z)
                fn net(z) = c @ features(z)
                hidden = features(x)
                score = net(x)
                """ + losses);
        Node loss = Objects.requireNonNull(model.loss());
        Map<String, double[]> point = new HashMap<>();
        point.put("x", new double[] {0.3, -0.7, 1.1, 0.2});
        point.put("A", new double[] {0.3, -0.5, 0.8, 0.4, -0.9, 0.7});
        point.put("c", new double[] {0.6, -1.2, 0.9});
        for (CheckedModel.ParameterNode parameter : model.parameters()) {
            Node node = parameter.node();
            Node one = new GraphBuilder(model.graph()).constant(1);
            Node gradient = Objects.requireNonNull(ReverseMode.adjoints(model.graph(), Map.of(loss, one), List.of(node))
                    .get(node));
            double[] actual = Checking.evaluate(model, gradient, point, 2);
            double[] expected =
                    differences(model, loss, point, parameter.parameter().name());
            assertThat(actual).containsExactly(expected, Offset.offset(1e-6));
            boolean isUsed = parameter.parameter().name().equals("A");
            assertThat(Arrays.stream(expected).anyMatch(d -> Math.abs(d) > 1e-4))
                    .isEqualTo(isUsed || !losses.contains("hidden"));
        }
    }

    private static double[] differences(CheckedModel model, Node loss, Map<String, double[]> point, String name) {
        double step = 1e-5;
        double[] values = Objects.requireNonNull(point.get(name));
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double kept = values[i];
            values[i] = kept + step;
            double above = Checking.evaluate(model, loss, point, 2)[0];
            values[i] = kept - step;
            double below = Checking.evaluate(model, loss, point, 2)[0];
            values[i] = kept;
            result[i] = (above - below) / (2 * step);
        }
        return result;
    }

    @Test
    void derivativesArePerExample() {
        CheckedModel model = Checking.model("input x\nparam w = 3\ny = w * x^2\noutput g = grad(y, w), d = grad(y, x)");
        Map<String, double[]> point = Map.of("x", new double[] {1, 2}, "w", new double[] {3});
        assertThat(Checking.evaluate(model, Checking.output(model, "g"), point, 2))
                .containsExactly(1, 4);
        assertThat(Checking.evaluate(model, Checking.output(model, "d"), point, 2))
                .containsExactly(6, 12);
    }
}
