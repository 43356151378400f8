package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.runtime.Initializer;
import dev.nnm.runtime.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declarations of parameters: their names, places and initial values. */
class ParametersTest {

    private static List<Parameter> parameters(String text) {
        return Checking.model(text).description().parameters();
    }

    private static List<String> names(String text) {
        return parameters(text).stream().map(Parameter::name).toList();
    }

    private static Initializer initializer(String declaration) {
        List<Parameter> parameters = parameters("input x\n" + declaration + "\noutput y = x");
        return parameters.get(parameters.size() - 1).initializer();
    }

    @Test
    void everyCallHasParametersOfItsOwn() {
        assertThat(
                        names(
                                "input x[3]\nparam bias = 0\nhidden = dense(dense(x, 4), 2)\noutput y = dense(hidden, 1) + bias"))
                .containsExactly("bias", "hidden.W", "hidden.b", "hidden_2.W", "hidden_2.b", "y.W", "y.b");
    }

    @Test
    void aDefinitionThatIsCalledLikeANumberedOneIsNumberedToo() {
        assertThat(names("input x[3]\nh = dense(dense(x, 4), 4)\nh_2 = dense(h, 1)\noutput h_2"))
                .containsExactly("h.W", "h.b", "h_2.W", "h_2.b", "h_2_2.W", "h_2_2.b");
    }

    @Test
    void callsWithinCallsAreNamedAfterTheDefinition() {
        assertThat(names("input x[3]\nfn twice(z) = dense(dense(z, 3), 3)\noutput y = twice(x)"))
                .containsExactly("y.W", "y.b", "y_2.W", "y_2.b");
    }

    @Test
    void blocksMayDeclareParametersOfOneName() {
        String text = "input x\noutput y = { a = { param w = 1; w * x }; b = { param w = 2; w * x }; a + b }";

        assertThat(names(text)).containsExactly("y.w", "y.w_2");
    }

    @Test
    void aFunctionThatIsNotCalledHasNone() {
        assertThat(names("input x\nfn f(z) { param w = 1; w * z }\noutput y = x + 1"))
                .isEmpty();
    }

    @Test
    void parametersLieOneBehindTheOther() {
        List<Parameter> parameters = parameters("input x[3]\nh = dense(x, 4)\noutput y = dense(h, 2)");

        assertThat(parameters.stream().map(Parameter::offset)).containsExactly(0, 12, 16, 24);
        assertThat(Checking.model("input x[3]\noutput y = dense(x, 4)").parameterCount())
                .isEqualTo(16);
    }

    @Test
    void aParameterIsEvaluatedOnce() {
        assertThat(names("input x[2]\nh = dense(x, 2)\noutput y = h + h, z = sum(h)"))
                .containsExactly("h.W", "h.b");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    W[4, 2] ~ glorot              | 1
                    W[4, 2] ~ xavier              | 1
                    W[4, 2] ~ he_uniform          | 1.7320508075688772
                    W[6] ~ glorot                 | 0.9258200997725514
                    w ~ glorot                    | 1.7320508075688772
                    K[8, 2, 3, 3] ~ glorot        | 0.2581988897471611
                    W[4, 2] ~ glorot(fan_in = 20) | 0.5
                    W[4, 2] ~ uniform(-0.3, 0.3)  | 0.3
                    """)
    void uniformBounds(String declaration, double bound) {
        assertThat(initializer("param " + declaration)).isInstanceOfSatisfying(Initializer.Uniform.class, uniform -> {
            assertThat(uniform.high()).isCloseTo(bound, within(1e-15));
            assertThat(uniform.low()).isEqualTo(-uniform.high());
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    W[2, 8] ~ he              | 0.5
                    W[4, 4] ~ glorot_normal   | 0.5
                    W[2, 16] ~ gaussian       | 0.25
                    w[16] ~ gaussian          | 0.25
                    W[2, 2] ~ normal(0, 0.25) | 0.25
                    """)
    void normalDeviations(String declaration, double deviation) {
        assertThat(initializer("param " + declaration)).isEqualTo(new Initializer.Normal(0, deviation));
    }

    @Test
    void otherInitialisers() {
        assertThat(initializer("param W[3, 20] ~ sparse")).isEqualTo(new Initializer.Sparse(15, 1));
        assertThat(initializer("param W[3, 20] ~ sparse(4, deviation = 0.5)"))
                .isEqualTo(new Initializer.Sparse(4, 0.5));
        assertThat(initializer("param W[3, 2] ~ constant(7)")).isEqualTo(new Initializer.Constant(List.of(7.0)));
        assertThat(initializer("start = normal(1, 2)\nparam w ~ start")).isEqualTo(new Initializer.Normal(1, 2));
    }

    @Test
    void anInitialiserOfOnesOwnKnowsTheUnits() {
        String function = "fn narrow(fan_in, fan_out, scale = 1) = uniform(-scale / fan_in, scale / fan_out)\n";

        assertThat(initializer(function + "param W[4, 2] ~ narrow")).isEqualTo(new Initializer.Uniform(-0.5, 0.25));
        assertThat(initializer(function + "param W[4, 2] ~ narrow(scale = 2)"))
                .isEqualTo(new Initializer.Uniform(-1, 0.5));
    }

    @Test
    void anInitialiserMayBeAnArgument() {
        String affine = "fn affine(x, start = he) {\n  param W[2, size(x)] ~ start\n  W @ x\n}\n";

        assertThat(parameters("input x[8]\n" + affine + "output a = affine(x), b = affine(x, glorot)").stream()
                        .map(Parameter::initializer))
                .hasExactlyElementsOfTypes(Initializer.Normal.class, Initializer.Uniform.class);
    }

    @Test
    void knownNumbersFillOrStandForEachElement() {
        assertThat(initializer("param w[2] = 0.5")).isEqualTo(new Initializer.Constant(List.of(0.5)));
        assertThat(initializer("param w[2] = [1, 2]")).isEqualTo(new Initializer.Constant(List.of(1.0, 2.0)));
        assertThat(initializer("param W[2, 2] = eye(2)"))
                .isEqualTo(new Initializer.Constant(List.of(1.0, 0.0, 0.0, 1.0)));
        assertThat(initializer("param W[2, 2] = [1, 2]"))
                .isEqualTo(new Initializer.Constant(List.of(1.0, 2.0, 1.0, 2.0)));
        assertThat(initializer("const k = 3\nparam w = k / 2")).isEqualTo(new Initializer.Constant(List.of(1.5)));
    }
}
