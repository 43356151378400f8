package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.Derivatives;
import dev.nnm.compiler.Derivatives.Mode;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.problem.SourceText;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Derivatives that functions state of themselves. */
class OwnDerivativesTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    private static double slope(String text, Mode mode, String by, Map<String, double[]> at) {
        NnmCompiler compiler = NnmCompiler.standard();
        Derivatives derivatives =
                Derivatives.of(compiler, compiler.check(compiler.parse(new SourceText("own.nnm", text))));
        return derivatives.gradient("y", List.of(by), mode, at).gradient().get(by)[0];
    }

    @ParameterizedTest
    @EnumSource(names = {"SYMBOLIC", "FORWARD", "REVERSE"})
    void theStatedDerivativeIsTaken(Mode mode) {
        String text = """
                input x
                fn straight_through(z) = floor(z) with derivative z: 1
                output y = 3 * straight_through(2 * x)
                """;
        assertThat(slope(text, mode, "x", Map.of("x", new double[] {1.3}))).isCloseTo(6, CLOSE);
    }

    @ParameterizedTest
    @EnumSource(names = {"SYMBOLIC", "FORWARD", "REVERSE"})
    void eachParameterHasItsOwnAndOthersHaveNone(Mode mode) {
        String text = """
                input a, b, c
                fn f(a, b, c) = a * b * c with derivative a: 10 * b, b: 100 * a
                output y = f(a, b, c)
                """;
        Map<String, double[]> at = Map.of("a", new double[] {2}, "b", new double[] {3}, "c", new double[] {5});
        assertThat(slope(text, mode, "a", at)).isCloseTo(30, CLOSE);
        assertThat(slope(text, mode, "b", at)).isCloseTo(200, CLOSE);
        assertThat(slope(text, mode, "c", at)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"FORWARD", "REVERSE"})
    void argumentsAreBroadcastAndDerivativesAreDifferentiatedAgain(Mode mode) {
        String text = """
                input x, v[3]
                fn f(s, v) = s^2 * v with derivative s: s^3 * v, v: s^2
                first = grad(sum(f(x, v)), x)
                output y = first
                """;
        Map<String, double[]> at = Map.of("x", new double[] {2}, "v", new double[] {1, 2, 4});
        assertThat(slope(text, mode, "x", at)).isCloseTo(3 * 4 * 7, CLOSE);
    }

    @Test
    void theValueIsThatOfTheBody() {
        String text = """
                input x
                fn f(z) = exp(z) with derivative z: 0
                output y = f(x)
                """;
        NnmCompiler compiler = NnmCompiler.standard();
        Derivatives derivatives =
                Derivatives.of(compiler, compiler.check(compiler.parse(new SourceText("own.nnm", text))));
        assertThat(derivatives.evaluate(Map.of("x", new double[] {1})).get("y")[0])
                .isEqualTo(Math.E);
    }
}
