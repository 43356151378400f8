package dev.nnm.teach.swell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.compiler.Formula;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.UserError;
import dev.nnm.teach.Samples;
import dev.nnm.teach.subject.Constants;
import dev.nnm.teach.subject.Subject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwellMeterTest {

    private static Swell.Row logisticMap(int n) {
        SourceText source = Constants.with(Samples.COMPILER, Samples.source("lecture/logistic_map"), "n", n);
        Subject subject = Samples.compiled(source.text(), Map.of());
        return SwellMeter.measure(subject, n);
    }

    @Test
    void theDerivativesOfTheLogisticMap() {
        assertThat(List.of(1, 2, 3).stream()
                        .map(n -> logisticMap(n).formula().map(Formula::text).orElse("")))
                .containsExactly("1", "4 - 8*x", "16*(1 - 10*x + 24*x^2 - 16*x^3)");
        assertThat(logisticMap(3).formula().orElseThrow().latex())
                .isEqualTo("16\\left(1 - 10 x + 24 x^{2} - 16 x^{3}\\right)");
    }

    @Test
    void theFormulaGrowsExponentiallyAndTheGraphsLinearly() {
        Swell.Row small = logisticMap(8);
        Swell.Row large = logisticMap(12);

        assertThat(large.derivative().doubleValue() / small.derivative().doubleValue())
                .isGreaterThan(16);
        assertThat(large.simplified().doubleValue() / small.simplified().doubleValue())
                .isGreaterThan(15);
        assertThat(large.reverse() - small.reverse()).isLessThan(40);
        assertThat(large.forward() - small.forward()).isLessThan(40);
        assertThat(large.shared()).isLessThan(100);
    }

    @Test
    void anUnknownConstantIsTheUsersMistake() {
        assertThatThrownBy(() -> Constants.with(Samples.COMPILER, Samples.source("lecture/logistic_map"), "m", 3))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no constant \"m\": it has n");
    }
}
