package dev.nnm.teach.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.teach.Samples;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparerTest {

    private static final Map<String, double[]> AT = Map.of("x1", new double[] {2}, "x2", new double[] {5});

    private static Subject survey() {
        return Samples.compiled("input x1, x2\noutput y = ln(x1) + x1*x2 - sin(x2)\n", AT);
    }

    @Test
    void errorsOfEachMethod() {
        Comparison comparison = Comparer.compare(survey(), Element.all(survey().variables()));

        assertThat(comparison.value()).isEqualTo(11.652071455223084);
        assertThat(comparison.rows()).hasSize(2);
        for (Comparison.Row row : comparison.rows()) {
            for (Comparison.Entry entry : row.entries()) {
                double error = entry.relativeError().orElseThrow();
                switch (entry.method()) {
                    case SYMBOLIC, FORWARD, REVERSE, COMPLEX_STEP ->
                        assertThat(error).isLessThan(3e-16);
                    case CENTRAL -> assertThat(error).isBetween(1e-14, 1e-9);
                    case RICHARDSON -> assertThat(error).isBetween(1e-17, 1e-11);
                }
            }
        }
    }

    @Test
    void sweepsAndEvaluationsAreCounted() {
        Comparison comparison = Comparer.compare(survey(), Element.all(survey().variables()));

        assertThat(comparison.costs().stream().map(Comparison.Cost::evaluations))
                .containsExactly(1L, 2L, 1L, 4L, 8L, 2L);
        assertThat(comparison.costs())
                .allSatisfy(cost -> assertThat(cost.operations()).isPositive());
    }

    @Test
    void theBestStepsAndTheComplexStep() {
        StepSweep sweep =
                Comparer.sweep(survey(), Element.all(survey().variables()).get(1), StepSweep.steps(20, 4));

        assertThat(sweep.best(StepSweep.Row::central).orElseThrow().h()).isBetween(1e-6, 3e-5);
        assertThat(sweep.best(StepSweep.Row::forward).orElseThrow().h()).isBetween(1e-9, 1e-6);
        assertThat(sweep.rows().stream().filter(row -> row.h() < 1e-8))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.complexStep().orElseThrow()).isLessThan(3e-16));
        assertThat(sweep.rows().get(0).central().orElseThrow()).isGreaterThan(1e-4);
    }

    @Test
    void aFunctionOfFiftyVariables() {
        double[] x = new double[50];
        Arrays.setAll(x, i -> 0.1 * i + 0.3);
        Subject subject =
                Samples.compiled("input x[50]\noutput y = sum(x * sin(x)) + prod(1 + x / 50)\n", Map.of("x", x));
        Comparison comparison = Comparer.compare(subject, Element.all(subject.variables()));

        assertThat(comparison.rows()).hasSize(50);
        assertThat(of(Method.REVERSE, comparison.costs()).worstError().orElseThrow())
                .isLessThan(1e-14);
        assertThat(of(Method.FORWARD, comparison.costs()).evaluations()).isEqualTo(50);
    }

    @Test
    void aNetOfTenThousandParametersBySample() {
        double[] x = new double[60];
        Arrays.setAll(x, i -> Math.cos(i));
        Subject network = Samples.compiled("""
                input x[60]
                h1 = dense(x, 90, tanh)
                h2 = dense(h1, 50, tanh)
                logits = dense(h2, 10)
                output y = sum(tanh(logits))
                """, Map.of("x", x));
        Subject subject = Subject.of(
                network.compiler(),
                network.model(),
                network.weights(),
                "y",
                List.of("h1.W", "h1.b", "h2.W", "h2.b", "logits.W", "logits.b"),
                network.at());
        List<Element> all = Element.all(subject.variables());
        Comparison comparison = Comparer.compare(subject, List.of(all.get(0), all.get(6000), all.get(all.size() - 1)));

        assertThat(comparison.elementCount()).isGreaterThan(10_000).isEqualTo(all.size());
        assertThat(comparison.rows())
                .hasSize(3)
                .allSatisfy(row -> row.entries().stream()
                        .filter(entry -> entry.method() != Method.CENTRAL && entry.method() != Method.RICHARDSON)
                        .forEach(entry ->
                                assertThat(entry.relativeError().orElseThrow()).isLessThan(1e-12)));
        assertThat(of(Method.CENTRAL, comparison.costs()).evaluations()).isEqualTo(2L * all.size());
    }

    @Test
    void aMethodThatDoesNotApplySaysWhy() {
        Subject subject = Samples.compiled("input x\noutput y = relu(x)\n", Map.of("x", new double[] {2}));
        Comparison.Row row = Comparer.compare(subject, Element.all(subject.variables()))
                .rows()
                .get(0);

        Comparison.Entry complex = of(Method.COMPLEX_STEP, row.entries());
        assertThat(complex.derivative()).isEmpty();
        assertThat(complex.note()).contains("complex numbers have no order");
        assertThat(of(Method.REVERSE, row.entries()).derivative()).contains(1.0);
    }

    @Test
    void aSaturatedUnitHasNoError() {
        for (String function : List.of("tanh(x)", "-tanh(x)", "0 * x")) {
            Subject subject =
                    Samples.compiled("input x\noutput y = " + function + "\n", Map.of("x", new double[] {1000}));
            Comparison.Row row = Comparer.compare(subject, Element.all(subject.variables()))
                    .rows()
                    .get(0);

            assertThat(row.reference()).contains(0.0);
            assertThat(row.entries())
                    .allSatisfy(entry -> assertThat(entry.relativeError()).contains(0.0));
        }
    }

    @Test
    void aLoopWhoseConditionComparesTheStateHasNoComplexStep() {
        Map<String, double[]> at = Map.of("x", new double[] {1});
        for (String condition : List.of("q > 0.1", "abs(q) - 0.1 > 0", "relu(q - 0.1) != 0")) {
            Subject subject =
                    Samples.compiled("input x\noutput y = while " + condition + " from q = x max 20 { q / 2 }\n", at);
            Comparison.Row row = Comparer.compare(subject, Element.all(subject.variables()))
                    .rows()
                    .get(0);

            assertThat(of(Method.COMPLEX_STEP, row.entries()).note()).contains("complex numbers have no order");
            assertThat(of(Method.REVERSE, row.entries()).relativeError()).contains(0.0);
        }
    }

    @Test
    void whatHasNoOrderSpreadsThroughSumsAndIndices() {
        Map<String, double[]> at = Map.of("x", new double[] {0.7});
        for (String function : List.of(
                "scan s over e in [x, 2 * x] from 0 { s + abs(s - e) }",
                "sum(embedding([floor(x * 2)], 5, 2)) * x",
                "scan s over e in [x, 2 * x] from 1 { abs(s) + e * stop(s) }")) {
            Subject subject = Samples.compiled("input x\noutput y = " + function + "\n", at);
            Comparison.Row row = Comparer.compare(subject, Element.all(subject.variables()))
                    .rows()
                    .get(0);

            assertThat(of(Method.COMPLEX_STEP, row.entries()).note()).contains("complex numbers have no order");
        }
    }

    @Test
    void statedDerivativesAreTakenByEveryMethodButDifferences() {
        Subject subject = Samples.compiled(
                "input a\nfn c(z, w) = z^2 * w with derivative z: z, w: 5\noutput y = c(a, 2 * a)^2\n",
                Map.of("a", new double[] {1.5}));
        Comparison.Row row = Comparer.compare(subject, Element.all(subject.variables()))
                .rows()
                .get(0);

        double value = 1.5 * 1.5 * 3;
        assertThat(row.reference()).contains(2 * value * (1.5 + 5 * 2));
        for (Method method : List.of(Method.SYMBOLIC, Method.FORWARD, Method.REVERSE, Method.COMPLEX_STEP)) {
            assertThat(of(method, row.entries()).relativeError()).contains(0.0);
        }
        assertThat(of(Method.CENTRAL, row.entries()).derivative().orElseThrow())
                .isCloseTo(2 * value * 3 * 1.5 * 1.5 * 2, within(1e-6));
    }

    /** What a list in the order of the methods holds for one of them. */
    private static <T> T of(Method method, List<T> byMethod) {
        return byMethod.get(List.of(Method.values()).indexOf(method));
    }
}
