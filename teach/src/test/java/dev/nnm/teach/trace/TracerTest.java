package dev.nnm.teach.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.compiler.Formula;
import dev.nnm.runtime.UserError;
import dev.nnm.teach.Samples;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tables of Baydin et al. (2018), and the adjoints of the lecture's worked example. */
class TracerTest {

    private static Trace survey() {
        Subject subject = Samples.asWritten("baydin", null, Map.of("x1", new double[] {2}, "x2", new double[] {5}));
        return Tracer.trace(subject, Element.of(subject.variables().get(0), 0), true);
    }

    private static Trace.Step step(Trace trace, String name) {
        return trace.steps().stream()
                .filter(step -> step.name().text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Trace trace, java.util.function.Function<Trace.Step, Optional<Formula>> formula) {
        return trace.steps().stream()
                .map(formula)
                .map(f -> f.map(Formula::text).orElse(""))
                .toList();
    }

    @Test
    void theStepsOfTheSurveyInItsOrder() {
        assertThat(texts(survey(), Trace.Step::formula))
                .containsExactly("", "", "ln(x1)", "x1*x2", "sin(x2)", "v1 + v2", "v4 - v3");
    }

    @Test
    void theNumbersOfTheSurvey() {
        Trace trace = survey();
        double[] values = {0.693, 10, -0.959, 10.693, 11.652};
        double[] tangents = {0.5, 5, 0, 5.5, 5.5};
        for (int i = 0; i < 5; i++) {
            Trace.Step step = trace.steps().get(i + 2);
            assertThat(step.value().get(0)).isCloseTo(values[i], within(5e-4));
            assertThat(step.tangent().orElseThrow().value().get(0)).isCloseTo(tangents[i], within(1e-12));
        }
        assertThat(step(trace, "x1").adjoint().orElseThrow().value()).containsExactly(5.5);
        assertThat(step(trace, "x2").adjoint().orElseThrow().value().get(0)).isCloseTo(1.716, within(5e-4));
        assertThat(step(trace, "y").adjoint().orElseThrow().value()).containsExactly(1.0);
    }

    @Test
    void everyDerivativeIsWrittenInTermsOfItsNeighbours() {
        assertThat(texts(survey(), step -> step.tangent().flatMap(Trace.Derivative::formula)))
                .containsExactly("", "", "ẋ1/x1", "ẋ1*x2 + ẋ2*x1", "ẋ2*cos(x2)", "v̇1 + v̇2", "v̇4 - v̇3");
        assertThat(texts(survey(), step -> step.adjoint().flatMap(Trace.Derivative::formula)))
                .containsExactly("v̄1/x1 + v̄2*x2", "v̄2*x1 + v̄3*cos(x2)", "v̄4", "v̄4", "-ȳ", "ȳ", "");
    }

    @Test
    void latexHasDotsAndBars() {
        Trace.Step step = step(survey(), "v2");

        assertThat(step.tangent().orElseThrow().name().latex()).isEqualTo("\\dot{v}_{2}");
        assertThat(step.adjoint().orElseThrow().name().latex()).isEqualTo("\\bar{v}_{2}");
    }

    @Test
    void theErrorTermsOfTheWorkedExample() {
        Subject subject =
                Samples.asWritten("backprop", "loss", Map.of("x", new double[] {1, 0}, "t", new double[] {0.9}));
        Trace trace = Tracer.trace(subject, null, true);

        assertThat(step(trace, "o").value().get(0)).isCloseTo(0.5523, within(5e-5));
        assertThat(step(trace, "b").adjoint().orElseThrow().value().get(0)).isCloseTo(-0.086, within(5e-4));
        assertThat(texts(trace, step -> step.adjoint().flatMap(Trace.Derivative::formula)))
                .contains("ō*o*(1 - o)", "hidden_bar*hidden*(1 - hidden)");
    }

    @Test
    void whatIsReshapedGetsANameThatIsExplained() {
        Subject subject = Samples.written("""
                input x[4]
                A = max_pool(reshape(x, [1, 2, 2]))
                output y = sum(A)
                """, Map.of("x", new double[] {1, 2, 3, 4}));
        Trace trace = Tracer.trace(subject, null, true);

        Formula adjoint =
                step(trace, "x").adjoint().flatMap(Trace.Derivative::formula).orElseThrow();
        assertThat(adjoint.text()).startsWith("reshape(t1, 4), where t1[i, j, k] = if ");
        assertThat(adjoint.latex()).contains("\\text{where } t_{1,i,j,k} = ");
    }

    @Test
    void aResultThatDependsOnNothingIsTheUsersMistake() {
        Subject subject = Samples.written("input x\noutput y = 2 * 3, z = x\n", Map.of());

        assertThatThrownBy(subject::firstVariable)
                .isInstanceOf(UserError.class)
                .hasMessage("y depends on no variable, so there is nothing to differentiate by");
    }

    @Test
    void definitionsOfEqualExpressionsAreKeptApart() {
        Subject subject = Samples.written("""
                input w
                a = w * w
                b = w * w
                output o = a * b
                """, Map.of("w", new double[] {3}));
        Trace trace = Tracer.trace(subject, null, true);

        assertThat(texts(trace, step -> Optional.of(step.name()))).containsExactly("w", "a", "b", "o");
        assertThat(step(trace, "w")
                        .adjoint()
                        .orElseThrow()
                        .formula()
                        .orElseThrow()
                        .text())
                .isEqualTo("ā*w + ā*w + b̄*w + b̄*w");
        assertThat(step(trace, "w").adjoint().orElseThrow().value()).containsExactly(108.0);
    }

    @Test
    void aVectorHasADirection() {
        Subject subject = Samples.written("""
                input x[3]
                output y = sum(x * x)
                """, Map.of("x", new double[] {1, 2, 3}));
        Trace trace =
                Tracer.trace(subject, Element.parse("x[2]", subject.variables().get(0)), false);

        assertThat(trace.direction()).contains("x[2]");
        assertThat(step(trace, "x").tangent().orElseThrow().value()).containsExactly(0.0, 0.0, 1.0);
        assertThat(step(trace, "y").tangent().orElseThrow().value()).containsExactly(6.0);
        assertThat(step(trace, "y").adjoint()).isEmpty();
    }

    @Test
    void aSecondNameForAValueIsAStepOfItsOwn() {
        Trace trace = Tracer.trace(Samples.written("""
                        input x
                        l = x
                        m = l
                        output y = x * l + sin(m)
                        """, Map.of("x", new double[] {3})), null, true);

        assertThat(texts(trace, Trace.Step::formula)).containsExactly("", "x", "l", "x*l", "sin(m)", "v1 + v2");
        assertThat(texts(trace, step -> step.adjoint().flatMap(Trace.Derivative::formula)))
                .containsExactly("l̄ + v̄1*l", "m̄ + v̄1*x", "v̄2*cos(m)", "ȳ", "ȳ", "");
    }

    @Test
    void roundsOfARepetitionHaveNames() {
        Trace trace = Tracer.trace(
                Samples.asWritten("lecture/logistic_map", null, Map.of("x", new double[] {0.3})), null, false);

        assertThat(texts(trace, step -> Optional.of(step.name()))).contains("l", "l_1", "l_2", "l_3", "y");
        assertThat(step(trace, "y").formula().orElseThrow().text()).isEqualTo("l_3");
    }
}
