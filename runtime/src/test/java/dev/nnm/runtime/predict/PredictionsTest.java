package dev.nnm.runtime.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsTest {

    private static Predictions predictions(int count, double... values) {
        ModelDescription model = new ModelDescription(
                "M",
                "m.nnm",
                Precision.DOUBLE,
                List.of(),
                List.of(new Variable("kind", List.of(), List.of("a", "b"))),
                List.of(),
                List.of(new Variable("p", List.of(2))),
                List.of(),
                true,
                null);
        return new Predictions(model, count, List.of(Storage.of(Precision.DOUBLE, values)));
    }

    @Test
    void outputsAndClassesOfEachExample() {
        Predictions two = predictions(2, 0.25, 0.75, 0.5, 0.5);
        assertThat(two.output("p", 1)).containsExactly(0.5, 0.5);
        assertThat(two.classIndex(0)).isEqualTo(1);
        assertThat(two.classLabel(0)).isEqualTo("b");
        assertThat(two.classLabel(1)).isEqualTo("a");
        assertThatThrownBy(() -> two.output("q", 0)).hasMessage("M has no output q; it has [p]");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 2, 3, Integer.MAX_VALUE})
    void otherExamplesAreRefused(int example) {
        Predictions two = predictions(2, 0.25, 0.75, 0.5, 0.5);
        String message = "there is no example " + example + ": 2 were predicted, numbered from 0";
        assertThatThrownBy(() -> two.output("p", example))
                .isExactlyInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> two.classIndex(example)).hasMessage(message);
        assertThatThrownBy(() -> two.classLabel(example)).hasMessage(message);
    }

    @Test
    void noClassIsTheLargestBesideNaN() {
        Predictions two = predictions(2, Double.NaN, 0.75, 0.5, 0.5);
        assertThatThrownBy(() -> two.classLabel(0))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("no class is predicted for example 0: the output p has NaN");
        assertThat(two.findClassLabel(0)).isEmpty();
        assertThat(two.findClassLabel(1)).contains("a");
    }

    @Test
    void noneOfNone() {
        assertThatThrownBy(() -> predictions(0).output("p", 0)).isExactlyInstanceOf(IndexOutOfBoundsException.class);
    }
}
