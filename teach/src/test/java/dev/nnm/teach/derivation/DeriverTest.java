package dev.nnm.teach.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.runtime.UserError;
import dev.nnm.teach.Samples;
import dev.nnm.teach.subject.Subject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeriverTest {

    private static Derivation derive(String expression) {
        Subject subject = Samples.compiled("input x, a\noutput y = " + expression + "\n", Map.of());
        return Deriver.derive(subject, subject.variables().get(0));
    }

    private static String result(Derivation derivation) {
        return derivation
                .simplifications()
                .get(derivation.simplifications().size() - 1)
                .right()
                .text();
    }

    @Test
    void eachRuleOnItsPart() {
        Derivation derivation = derive("x * sin(x^2)");

        assertThat(derivation.rules().stream().map(Derivation.Step::rule))
                .containsExactly("product rule", "derivative of sin, chain rule", "power rule");
        assertThat(derivation.rules().get(0).left().text()).isEqualTo("d/dx [x*sin(x^2)]");
        assertThat(derivation.rules().get(0).right().text()).isEqualTo("sin(x^2) + d/dx [sin(x^2)]*x");
        assertThat(derivation.rules().get(1).right().text()).isEqualTo("d/dx [x^2]*cos(x^2)");
        assertThat(result(derivation)).isEqualTo("sin(x^2) + 2*x^2*cos(x^2)");
    }

    @Test
    void everySimplificationIsNamed() {
        Derivation derivation = derive("a * x + 0 * x");

        assertThat(derivation.simplifications().get(0).rule()).isEqualTo("as the rules give it");
        assertThat(derivation.simplifications()).hasSizeGreaterThan(1);
        assertThat(derivation.simplifications().stream().map(Derivation.Step::rule))
                .anySatisfy(rule -> assertThat(rule).contains("x * 1 -> x"));
        assertThat(result(derivation)).isEqualTo("a");
    }

    @Test
    void everyStepIsSeenAndEveryNameExplained() {
        Derivation derivation = derive("-(a*ln(sigmoid(2*a*x + a)) + (1 - a)*ln(1 - sigmoid(2*a*x + a)))");
        List<String> steps = derivation.simplifications().stream()
                .map(step -> step.right().text())
                .toList();

        assertThat(steps).doesNotHaveDuplicates();
        assertThat(steps.get(0)).contains("t1", ", where t1 = ");
    }

    @Test
    void sharedPartsAreListed() {
        assertThat(derive("exp(x * x)").shared().stream()
                        .map(shared -> shared.formula().text()))
                .contains("exp(x*x)");
    }

    @Test
    void tensorsAreForTheTrace() {
        Subject subject = Samples.compiled("input x[3]\noutput y = sum(x)\n", Map.of());
        assertThatThrownBy(() -> Deriver.derive(subject, subject.variables().get(0)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nnm trace");
    }
}
