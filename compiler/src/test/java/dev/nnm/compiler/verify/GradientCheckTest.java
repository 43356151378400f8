package dev.nnm.compiler.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.verify.ComparedDerivative.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientCheckTest {

    private static final NnmCompiler COMPILER = NnmCompiler.standard();

    private static List<ComparedDerivative> compared(String program, String... except) {
        return GradientCheck.compare(
                COMPILER, COMPILER.check(COMPILER.parse(new SourceText("test.nnm", program))), Set.of(except));
    }

    private static List<String> wrong(String program) {
        return compared(program).stream()
                .filter(derivative -> !derivative.agrees())
                .map(derivative -> derivative.of() + " by " + derivative.by())
                .toList();
    }

    @Test
    void aWrongDerivativeIsFoundWhereItIsStated() {
        String program = """
                input x, v[3]
                fn right(z, s) = s * sin(z) with derivative z: s * cos(z), s: sin(z)
                fn wrong(z, s) = s * sin(z) with derivative z: s * cos(z), s: cos(z)
                output y = right(x, x) + wrong(x, x), w = right(v, x)
                """;
        assertThat(wrong(program)).containsExactly("wrong by s");
        assertThat(compared(program)).extracting(ComparedDerivative::of).containsOnly("right", "wrong", "y", "w");
    }

    @Test
    void theNumbersSayHowFarApartBothAre() {
        ComparedDerivative floor = compared("""
                input x
                fn steps(z) = floor(z) with derivative z: 1
                output y = 3 * steps(2 * x)
                """).get(0);

        assertThat(floor.kind()).isEqualTo(Kind.FUNCTION);
        assertThat(floor.derivative()).isEqualTo(1);
        assertThat(floor.difference()).isZero();
        assertThat(floor.agrees()).isFalse();
    }

    @Test
    void aFunctionWhoseDerivativeIsMeantToBeAnotherCanBeLeftOut() {
        String program = """
                input x
                fn steps(z) = floor(z) with derivative z: 1
                output y = 3 * steps(2 * x)
                """;
        assertThat(compared(program, "steps"))
                .allMatch(ComparedDerivative::agrees)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // what counts as constant is held
                "input x\noutput y = x * stop(x^2) + tanh(x + stop(floor(x) - x))",
                // classes, embeddings
                "input word : class(\"a\", \"b\"), x\ntarget t : class(\"c\", \"d\", \"e\")\nparam E[2, 3] ~ glorot\n"
                        + "loss cross_entropy(x * E[word], t)",
                // random numbers, what spans the batch, running statistics
                "input x[4]\ntarget t\nh = dropout(batch_norm(dense(x, 6)), 0.3)\n"
                        + "output y = sum(dense(gaussian_noise(h), 2))\nloss (y - t)^2",
                // loops, one of them without a limit
                "input x[5]\noutput y = scan h over xt in x from 0 { tanh(h + xt) }\n"
                        + "output z = while r > 0.1 from r = x[0] { r / 2 }",
                // values at some points only
                "input x, z\noutput y = ln(x) * sqrt(z), w = x / (1 - z)",
                // derivatives of derivatives, kinks
                "input x[3]\nparam W[2, 3] ~ glorot\nu = sum(relu(W @ x)^3)\noutput g = grad(u, x), m = max(x)",
            })
    void rightDerivativesAgree(String program) {
        assertThat(compared(program))
                .isNotEmpty()
                .allSatisfy(derivative -> assertThat(derivative.agrees() && derivative.isDecided())
                        .as(derivative.toString())
                        .isTrue());
    }

    @Test
    void functionsAreComparedInLoopsAndIndexNotation() {
        String program = """
                input x[4], w[4]
                fn cube(z, c) = c * z^3 with derivative z: 3 * c * z^2
                fn wrong(z) = z^3 with derivative z: 2 * z^2
                output y = scan h over xt in x from 0 { h + cube(xt, h) }
                total = sum(i) cube(x[i], w[i]) * wrong(w[i])
                output z = total
                """;
        assertThat(wrong(program)).contains("wrong by z").doesNotContain("cube by z");
    }

    @Test
    void whatHasNoValueIsNotDecided() {
        assertThat(compared("input x\noutput y = ln(-1 - x^2)")).singleElement().satisfies(derivative -> {
            assertThat(derivative.isDecided()).isFalse();
            assertThat(derivative.agrees()).isTrue();
        });
    }

    @Test
    void constantsHaveNothingToCompare() {
        assertThat(compared("input x\noutput y = 3, z = size(ones(2))")).isEmpty();
    }
}
