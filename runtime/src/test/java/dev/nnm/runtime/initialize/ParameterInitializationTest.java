package dev.nnm.runtime.initialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.nnm.runtime.Initializer;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Precision;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterInitializationTest {

    private static double[] values(long seed, Parameter... parameters) {
        ModelDescription model = new ModelDescription(
                "M",
                "m.nnm",
                Precision.DOUBLE,
                List.of(),
                List.of(),
                List.of(parameters),
                List.of(),
                List.of(),
                false,
                null);
        return ParameterInitialization.initialValues(model, seed).toDoubles();
    }

    private static Parameter matrix(int rows, int columns, int offset, Initializer initializer) {
        return new Parameter("W", List.of(rows, columns), offset, initializer);
    }

    @Test
    void constantsFillOrAreListed() {
        Parameter one = matrix(2, 2, 0, new Initializer.Constant(List.of(0.5)));
        Parameter each = new Parameter("b", List.of(3), 4, new Initializer.Constant(List.of(1.0, 2.0, 3.0)));
        assertThat(values(1, one, each)).containsExactly(0.5, 0.5, 0.5, 0.5, 1, 2, 3);
    }

    @Test
    void aWrongNumberOfConstantsIsRefused() {
        Parameter parameter = new Parameter("b", List.of(3), 0, new Initializer.Constant(List.of(1.0, 2.0)));
        assertThatThrownBy(() -> values(1, parameter)).hasMessage("b has 3 elements, but 2 initial values");
    }

    @Test
    void uniformStaysInItsBounds() {
        double[] values = values(3, matrix(100, 100, 0, new Initializer.Uniform(-0.5, 1.5)));
        assertThat(Arrays.stream(values)).allMatch(v -> v >= -0.5 && v < 1.5);
        assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0.5, within(0.03));
    }

    @Test
    void normalHasItsMeanAndDeviation() {
        double[] values = values(3, matrix(100, 100, 0, new Initializer.Normal(2, 0.1)));
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(2, within(0.01));
        assertThat(Math.sqrt(variance)).isCloseTo(0.1, within(0.005));
    }

    @Test
    void sparseSetsTheSameNumberInEveryRow() {
        double[] values = values(3, matrix(20, 50, 0, new Initializer.Sparse(15, 1)));
        for (int row = 0; row < 20; row++) {
            assertThat(Arrays.stream(values, row * 50, row * 50 + 50).filter(v -> v != 0))
                    .hasSize(15);
        }
        assertThat(Arrays.copyOfRange(values, 0, 50)).isNotEqualTo(Arrays.copyOfRange(values, 50, 100));
    }

    @Test
    void sparseFillsShortRowsAndTakesAVectorAsOneRow() {
        assertThat(values(3, matrix(2, 3, 0, new Initializer.Sparse(15, 1)))).doesNotContain(0);
        Parameter vector = new Parameter("w", List.of(40), 0, new Initializer.Sparse(5, 1));
        assertThat(Arrays.stream(values(3, vector)).filter(v -> v != 0)).hasSize(5);
    }

    @Test
    void theSameSeedGivesTheSameBitsAndOthersOthers() {
        Parameter first = matrix(3, 3, 0, new Initializer.Normal(0, 1));
        Parameter second = matrix(3, 3, 9, new Initializer.Normal(0, 1));
        double[] values = values(0, first, second);
        assertThat(values(0, first, second)).isEqualTo(values);
        assertThat(values(1, first, second)).isNotEqualTo(values);
        assertThat(Arrays.copyOf(values, 9)).isNotEqualTo(Arrays.copyOfRange(values, 9, 18));
    }
}
