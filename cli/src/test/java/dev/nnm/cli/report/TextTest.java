package dev.nnm.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.runtime.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers, tensors and tables as people read them. */
class TextTest {

    private static String tensor(List<Integer> shape, double... elements) {
        return TensorText.of(Precision.DOUBLE).print(shape, elements);
    }

    @Test
    void aTensorIsNestedByItsShape() {
        assertThat(tensor(List.of(), 0.1)).isEqualTo("0.1");
        assertThat(tensor(List.of(2), 1, -0.0)).isEqualTo("[1.0, -0.0]");
        assertThat(tensor(List.of(2, 2), 1, 2, 3, 4)).isEqualTo("[[1.0, 2.0],\n [3.0, 4.0]]");
        assertThat(tensor(List.of(2, 1, 2), 1, 2, 3, 4)).isEqualTo("[[[1.0, 2.0]],\n [[3.0, 4.0]]]");
        assertThat(tensor(List.of(0))).isEqualTo("[]");
    }

    @Test
    void aNumberHasTheDigitsOfItsPrecision() {
        assertThat(NumberText.of(Precision.FLOAT, 0.1f)).isEqualTo("0.1");
        assertThat(NumberText.of(Precision.DOUBLE, 0.1f)).isEqualTo("0.10000000149011612");
    }

    @Test
    void roundedNumbersHaveFiveDigits() {
        assertThat(NumberText.rounded(0.999999876)).isEqualTo("1.0");
        assertThat(NumberText.rounded(123456.789)).isEqualTo("123460.0");
        assertThat(NumberText.rounded(-1.23456e-9)).isEqualTo("-1.2346E-9");
        assertThat(NumberText.rounded(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void columnsAreAlignedAndLaterLinesOfACellStayBelowItsFirst() {
        String text = new TextTable("", " = ")
                .row("y", "1.0")
                .row("dy/dW", "[[1.0],\n [2.0]]")
                .print();

        assertThat(text).isEqualTo("""
                y     = 1.0
                dy/dW = [[1.0],
                         [2.0]]
                """);
    }
}
