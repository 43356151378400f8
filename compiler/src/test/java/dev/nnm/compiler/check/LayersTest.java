package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers and blocks of the library, with their parameters, against numbers computed by hand. */
class LayersTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            x[2]    | dense(x, 2)                  | x = 1 2; y.W = 1 0 3 -4; y.b = 0.5 0           | 1.5 -5
            x[2]    | dense(x, 2, relu)            | x = 1 2; y.W = 1 0 3 -4; y.b = 0.5 0           | 1.5 0
            x[2]    | maxout(x, 1)                 | x = 1 2; y.W = 1 0 3 -4; y.b = 0.5 0           | 1.5
            x[2]    | maxout(x, 2, pieces = 1)     | x = 1 2; y.W = 1 0 3 -4; y.b = 0.5 0           | 1.5 -5
            x[2]    | residual(x, tanh)            | x = 0 2                                        | 0 2.9640275800758169
            x[2]    | skip(x, relu)                | x = -1 2                                       | -1 2 0 2
            x       | embedding(x, 3, 2)           | x = 1; y.E = 1 2 3 4 5 6                       | 3 4
            x[2]    | embedding(x, 3, 2)           | x = 2 0; y.E = 1 2 3 4 5 6                     | 5 6 1 2
            x[2]    | rbf(x, 2)                    | x = 1 2; y.centres = 1 2 1 4; y.log_width = 0 -1 | 1 0.22957677710029925
            x[3]    | mcculloch_pitts(x, [0, 0], 2) | x = 1 0 1                                     | 1
            x[3]    | mcculloch_pitts(x, [0, 1], 2) | x = 1 0 1                                     | 0
            x[3]    | mcculloch_pitts(x, [0, 0], 3) | x = 1 0 1                                     | 0
            x[2]    | perceptron(x, [1, -1], 0.5)  | x = 1 1                                        | 1
            x[2]    | perceptron(x, [1, -1], 0)    | x = 1 1                                        | 0
            """)
    void value(String input, String layer, String at, String expected) {
        assertThat(valueOf(input, layer, at)).containsExactly(Numbers.of(expected), within(1e-14));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            x[2, 2] | attention(x, x, x)                     | x = 0 0 0 0                    | 0 0 0 0
            q[1, 1], k[2, 1], v[2, 2] | attention(q, k, v)   | q = 0; k = 5 7; v = 1 2 3 4    | 2 3
            q[1, 1], k[2, 1], v[2, 2] | attention(q, k, v)   | q = 1; k = 0 1000; v = 1 2 3 4 | 3 4
            q[1, 4], k[2, 4], v[2, 1] | attention(q, k, v)   | q = 2 0 0 0; k = 0 0 0 0 1.0986122886681098 0 0 0; v = 0 1 | 0.75
            q[2, 1], k[2, 1], v[2, 1] | attention(q, k, v, mask = causal_mask) | q = 0 0; k = 0 0; v = 4 8 | 4 6
            x[2, 2] | causal_mask(x)                         | x = 1 2 3 4                    | 1 -1e30 3 4
            x       | positional_encoding(2, 4)              | x = 0                          | 0 1 0 1 0.8414709848078965 0.5403023058681398 0.009999833334166664 0.9999500004166653
            """)
    void attention(String inputs, String expression, String at, String expected) {
        assertThat(valueOf(inputs, expression, at)).containsExactly(Numbers.of(expected), within(1e-14));
    }

    /**
     * Two heads of width 1: with queries 0 each head gives the mean of its values, which are the projections of the two
     * positions, (1 + 3) / 2 · 10 and (2 + 4) / 2 · 100; the last projection exchanges them.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            multi_head_attention(x, 2)                     | 300 20 300 20
            multi_head_attention(x, 2, mask = causal_mask) | 200 10 300 20
            """)
    void heads(String expression, String expected) {
        String at = "x = 1 2 3 4; y.query = 0 0 0 0; y.key = 1 2 3 4; y.value = 10 0 0 100; y.project = 0 1 1 0";
        assertThat(valueOf("x[2, 2]", expression, at)).containsExactly(Numbers.of(expected), within(1e-12));
    }

    /** The value of an expression that a file calls y. */
    private static double[] valueOf(String inputs, String expression, String at) {
        CheckedModel model = Checking.model("input " + inputs + "\noutput y = " + expression);
        Map<String, double[]> values = new LinkedHashMap<>();
        for (String assignment : at.split(";", -1)) {
            String[] sides = assignment.split("=", 2);
            values.put(sides[0].strip(), Numbers.of(sides[1]));
        }
        return Checking.evaluate(model, Checking.output(model, "y"), values, 1);
    }
}
