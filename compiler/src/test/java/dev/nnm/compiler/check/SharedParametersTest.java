package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.op.Variable;
import dev.nnm.runtime.Parameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Layers: functions whose calls share their parameters. */
class SharedParametersTest {

    private static List<String> parameters(String text) {
        return Checking.model(text).description().parameters().stream()
                .map(Parameter::name)
                .toList();
    }

    @Test
    void callsOfALayerShareItsParameters() {
        String text = "input a[3], b[3]\nlayer f = dense(2, tanh)\noutput y = f(a), z = f(b) - f(a)";
        CheckedModel model = Checking.model(text);

        assertThat(parameters(text)).containsExactly("f.W", "f.b");
        assertThat(model.graph().reachable(model.roots()))
                .filteredOn(node ->
                        node.operation() instanceof Variable variable && variable.kind() == Variable.Kind.PARAMETER)
                .hasSize(2);
    }

    @Test
    void aLayerCalledWithOtherValuesGivesOtherValues() {
        CheckedModel model = Checking.model(
                "input a[2]\nlayer f = dense(1)\noutput y = f(a)[0], z = f(2 * a)[0], w = sum(f.W) + f.b[0]");
        Map<String, double[]> at =
                Map.of("a", new double[] {3, 4}, "f.W", new double[] {10, 1}, "f.b", new double[] {0.5});

        assertThat(Checking.evaluate(model, Checking.output(model, "y"), at, 1)).containsExactly(34.5);
        assertThat(Checking.evaluate(model, Checking.output(model, "z"), at, 1)).containsExactly(68.5);
        assertThat(Checking.evaluate(model, Checking.output(model, "w"), at, 1)).containsExactly(11.5);
    }

    @Test
    void parametersMayBeUsedAboveTheFirstCall() {
        String tied = """
                input x[4]
                layer encoder = dense(2, tanh)
                decoded = encoder.W' @ hidden
                hidden = encoder(x)
                output decoded
                """;

        assertThat(parameters(tied)).containsExactly("encoder.W", "encoder.b");
        assertThat(Checking.output(Checking.model(tied), "decoded").shape().sizes())
                .containsExactly(4);
    }

    @Test
    void definitionsThatAreTriedInVainDeclareTheirParametersOnce() {
        String text = """
                input x[4]
                layer f = dense(2, tanh)
                y = f.W' @ h
                z = dense(y, 3) + f.b[0]
                h = f(x)
                output z
                """;

        assertThat(parameters(text)).containsExactlyInAnyOrder("f.W", "f.b", "z.W", "z.b");
    }

    @Test
    void parametersWithinALayerAreNamedByTheirPath() {
        String text = """
                input x[4]
                fn block(x, units) {
                  param scale = 1
                  hidden = dense(dense(x, units, relu), units)
                  scale * dense(hidden, size(x)) + dense(hidden, size(x), tanh)
                }
                layer f = block(3)
                output y = f(x) + f(2 * x), W = f.hidden.W, b = f.dense.b, s = f.scale
                """;

        assertThat(parameters(text))
                .containsExactly(
                        "f.scale",
                        "f.hidden.W",
                        "f.hidden.b",
                        "f.hidden_2.W",
                        "f.hidden_2.b",
                        "f.dense.W",
                        "f.dense.b",
                        "f.dense_2.W",
                        "f.dense_2.b");
    }

    @Test
    void layersStandInBlocksAndLoops() {
        String text = """
                input x[5, 2]
                layer cell = dense(3, tanh)
                fn twice(z) {
                  layer g = dense(3)
                  g(g(z))
                }
                last = scan h over xt in x from zeros(3) { cell(concat(xt, h)) }
                output y = twice(last), z = cell(zeros(5))
                """;

        assertThat(parameters(text)).containsExactly("cell.W", "cell.b", "y.g.W", "y.g.b");
    }

    @Test
    void roundsOfARepetitionMayShareALayer() {
        String text = "input x[3]\nlayer f = dense(3, tanh)\nh = x\nrepeat 4 { h = h + f(h) }\noutput y = h";

        assertThat(parameters(text)).containsExactly("f.W", "f.b");
    }

    @Test
    void aLayerIsAFunctionLikeOthers() {
        String text = """
                input x[3]
                fn twice(f, x) = f(f(x))
                layer f = dense(3, activation = tanh)
                layer g = f()
                output y = twice(f, x), z = g(x)
                """;

        assertThat(parameters(text)).containsExactly("f.W", "f.b");
    }

    @Test
    void gradientsOfSharedParametersAgree() {
        GradientAgreement.assertAgree(
                "input a[3], b[3]\nlayer f = dense(2, tanh)\noutput y = norm(f(a) - f(b)) + sum(f.W' @ f(a))");
    }

    @Test
    void aLayerCanBeDifferentiated() {
        String text =
                "input x\nlayer f = dense(1)\nfn g(x) = f([x])[0]\noutput y = grad(g)(x), z = jacobian(f)([x])[0, 0]";
        CheckedModel model = Checking.model(text);
        Map<String, double[]> at = Map.of("x", new double[] {2}, "f.W", new double[] {7}, "f.b", new double[] {1});

        assertThat(parameters(text)).containsExactly("f.W", "f.b");
        assertThat(Checking.evaluate(model, Checking.output(model, "y"), at, 1)).containsExactly(7);
        assertThat(Checking.evaluate(model, Checking.output(model, "z"), at, 1)).containsExactly(7);
    }
}
