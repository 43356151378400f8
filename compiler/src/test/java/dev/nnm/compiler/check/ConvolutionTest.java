package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions of the library against plain loops, poolings against numbers computed by hand. */
class ConvolutionTest {

    private static final String FORMS = """
            2, 3, 3, 1, 0, 1, 1, 7, 6
            2, 3, 3, 1, 1, 1, 1, 7, 6
            1, 2, 3, 2, 0, 1, 1, 8, 7
            2, 2, 3, 2, 1, 1, 1, 7, 8
            1, 2, 3, 1, 0, 2, 1, 9, 8
            2, 2, 2, 3, 2, 3, 1, 9, 7
            4, 6, 3, 1, 1, 1, 2, 5, 6
            4, 4, 2, 2, 1, 2, 4, 6, 5
            3, 5, 1, 1, 0, 1, 1, 3, 2
            1, 1, 4, 1, 3, 1, 1, 4, 1
            """;

    /** The form of a convolution. */
    private record Form(int inputs, int channels, int kernel, int stride, int padding, int dilation, int groups) {

        String arguments() {
            return "%d, kernel = %d, stride = %d, padding = %d, dilation = %d, groups = %d"
                    .formatted(channels, kernel, stride, padding, dilation, groups);
        }

        int places(int size) {
            int places = 0;
            for (int first = -padding; first + dilation * (kernel - 1) < size + padding; first += stride) {
                places++;
            }
            return places;
        }

        /** Where the kernel's element looks. */
        int seen(int place, int element) {
            return place * stride - padding + element * dilation;
        }

        boolean isConnected(int input, int channel) {
            return input / (inputs / groups) == channel / (channels / groups);
        }

        int inputInGroup(int input) {
            return input % (inputs / groups);
        }

        int inputsOfGroup() {
            return inputs / groups;
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = FORMS)
    void conv2d(
            int inputs,
            int channels,
            int kernel,
            int stride,
            int padding,
            int dilation,
            int groups,
            int rows,
            int cols) {
        Form form = new Form(inputs, channels, kernel, stride, padding, dilation, groups);
        CheckedModel model = Checking.model("input x[%d, %d, %d]\noutput y = conv2d(x, %s, activation = tanh)"
                .formatted(inputs, rows, cols, form.arguments()));
        double[] x = random(inputs * rows * cols, 1);
        double[] K = random(channels * form.inputsOfGroup() * kernel * kernel, 2);
        double[] b = random(channels, 3);

        int outRows = form.places(rows);
        int outCols = form.places(cols);
        double[] expected = new double[channels * outRows * outCols];
        for (int o = 0; o < channels; o++) {
            for (int r = 0; r < outRows; r++) {
                for (int s = 0; s < outCols; s++) {
                    double sum = b[o];
                    for (int c = 0; c < inputs; c++) {
                        for (int p = 0; p < kernel; p++) {
                            for (int q = 0; q < kernel; q++) {
                                int row = form.seen(r, p);
                                int col = form.seen(s, q);
                                boolean inside = row >= 0 && row < rows && col >= 0 && col < cols;
                                if (inside && form.isConnected(c, o)) {
                                    int from = o * form.inputsOfGroup() + form.inputInGroup(c);
                                    sum += K[(from * kernel + p) * kernel + q] * x[(c * rows + row) * cols + col];
                                }
                            }
                        }
                    }
                    expected[(o * outRows + r) * outCols + s] = Math.tanh(sum);
                }
            }
        }
        assertThat(Checking.output(model, "y").shape().sizes()).containsExactly(channels, outRows, outCols);
        assertThat(value(model, Map.of("x", x, "y.K", K, "y.b", b))).containsExactly(expected, within(1e-13));
    }

    @ParameterizedTest
    @CsvSource(textBlock = FORMS)
    void conv1d(
            int inputs,
            int channels,
            int kernel,
            int stride,
            int padding,
            int dilation,
            int groups,
            int length,
            int other) {
        Form form = new Form(inputs, channels, kernel, stride, padding, dilation, groups);
        CheckedModel model =
                Checking.model("input x[%d, %d]\noutput y = conv1d(x, %s)".formatted(inputs, length, form.arguments()));
        double[] x = random(inputs * length, 1);
        double[] K = random(channels * form.inputsOfGroup() * kernel, 2);
        double[] b = random(channels, 3);

        int places = form.places(length);
        double[] expected = new double[channels * places];
        for (int o = 0; o < channels; o++) {
            for (int r = 0; r < places; r++) {
                double sum = b[o];
                for (int c = 0; c < inputs; c++) {
                    for (int p = 0; p < kernel; p++) {
                        int at = form.seen(r, p);
                        if (at >= 0 && at < length && form.isConnected(c, o)) {
                            int from = o * form.inputsOfGroup() + form.inputInGroup(c);
                            sum += K[from * kernel + p] * x[c * length + at];
                        }
                    }
                }
                expected[o * places + r] = sum;
            }
        }
        assertThat(Checking.output(model, "y").shape().sizes()).containsExactly(channels, places);
        assertThat(value(model, Map.of("x", x, "y.K", K, "y.b", b))).containsExactly(expected, within(1e-13));
    }

    private static double[] random(int count, long seed) {
        return new Random(seed).doubles(count, -1, 1).toArray();
    }

    private static double[] value(CheckedModel model, Map<String, double[]> at) {
        return Checking.evaluate(model, Checking.output(model, "y"), at, 1);
    }

    // ---- pooling

    private static final String IMAGE =
            "[[[1, 5, 2, 0], [3, 4, 8, 1], [9, 0, 1, 1]], [[0, 0, 0, 4], [0, 2, 0, 0], [6, 6, 6, 6]]]";
    private static final String SIGNAL = "[[1, 5, 2, 0, 7], [0, -1, -3, -2, -5]]";

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            max_pool(IMAGE)                               | 5 8 2 4
            max_pool(IMAGE, stride = 1)                   | 5 8 8 9 8 8 2 2 4 6 6 6
            max_pool(IMAGE, width = 3)                    | 9 6
            average_pool(IMAGE)                           | 3.25 2.75 0.5 1
            average_pool(IMAGE, width = 3, stride = 1)    | 3.6666666666666665 2.4444444444444446 2.2222222222222223 2.6666666666666665
            max_pool1d(SIGNAL)                            | 5 2 0 -2
            max_pool1d(SIGNAL, width = 3, stride = 1)     | 5 5 7 0 -1 -2
            average_pool1d(SIGNAL)                        | 3 1 -0.5 -2.5
            average_pool1d(SIGNAL, 4)                     | 2 -1.5
            """)
    void pooling(String expression, String expected) {
        double[] found = Checking.value(expression.replace("IMAGE", IMAGE).replace("SIGNAL", SIGNAL));
        assertThat(found).containsExactly(Numbers.of(expected), within(1e-15));
    }

    @Test
    void aKernelThatFitsNowhereIsAMistakeInTheFile() {
        assertThat(Checking.title("input x[1, 4, 4]\noutput y = conv2d(x, 2, kernel = 5)"))
                .isEqualTo("a kernel or window is larger than what it moves along");
    }

    @Test
    void channelsThatAreNoMultipleOfTheGroupsAreAMistakeInTheFile() {
        assertThat(Checking.title("input x[3, 4, 4]\noutput y = conv2d(x, 4, groups = 2)"))
                .isEqualTo("the channels must be a multiple of groups");
    }
}
