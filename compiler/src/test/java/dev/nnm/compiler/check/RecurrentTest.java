package dev.nnm.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Recurrent layers of the library against plain loops. */
class RecurrentTest {

    private static final int STEPS = 4;
    private static final int FEATURES = 3;
    private static final int UNITS = 2;

    private final double[] x = random(STEPS * FEATURES, 1);

    @Test
    void rnn() {
        Gates gates = new Gates(1);
        double[] h = new double[UNITS];
        double[] expected = new double[STEPS * UNITS];
        for (int step = 0; step < STEPS; step++) {
            double[] next = new double[UNITS];
            for (int unit = 0; unit < UNITS; unit++) {
                next[unit] = Math.tanh(gates.sum(0, unit, step, h));
            }
            h = next;
            System.arraycopy(h, 0, expected, step * UNITS, UNITS);
        }
        assertStates("rnn(x, 2)", gates, expected);
    }

    @Test
    void lstm() {
        Gates gates = new Gates(4);
        double[] h = new double[UNITS];
        double[] cell = new double[UNITS];
        double[] expected = new double[STEPS * UNITS];
        for (int step = 0; step < STEPS; step++) {
            double[] next = new double[UNITS];
            for (int unit = 0; unit < UNITS; unit++) {
                double input = sigmoid(gates.sum(0, unit, step, h));
                double forget = sigmoid(gates.sum(1, unit, step, h) + 1);
                double output = sigmoid(gates.sum(2, unit, step, h));
                cell[unit] = forget * cell[unit] + input * Math.tanh(gates.sum(3, unit, step, h));
                next[unit] = output * Math.tanh(cell[unit]);
            }
            h = next;
            System.arraycopy(h, 0, expected, step * UNITS, UNITS);
        }
        assertStates("lstm(x, 2)", gates, expected);
    }

    @Test
    void gru() {
        Gates gates = new Gates(3);
        double[] h = new double[UNITS];
        double[] expected = new double[STEPS * UNITS];
        for (int step = 0; step < STEPS; step++) {
            double[] kept = new double[UNITS];
            for (int unit = 0; unit < UNITS; unit++) {
                kept[unit] = sigmoid(gates.sum(1, unit, step, h)) * h[unit];
            }
            double[] next = new double[UNITS];
            for (int unit = 0; unit < UNITS; unit++) {
                double update = sigmoid(gates.sum(0, unit, step, h));
                next[unit] = (1 - update) * h[unit] + update * Math.tanh(gates.sum(2, unit, step, kept));
            }
            h = next;
            System.arraycopy(h, 0, expected, step * UNITS, UNITS);
        }
        assertStates("gru(x, 2)", gates, expected);
    }

    @Test
    void theLastElementOfASequence() {
        assertThat(Checking.value("last([[1, 2], [3, 4], [5, 6]])")).containsExactly(5, 6);
    }

    private void assertStates(String layer, Gates gates, double[] expected) {
        CheckedModel model = Checking.model("input x[4, 3]\noutput y = " + layer);
        Map<String, double[]> at = Map.of("x", x, "y.W", gates.W, "y.U", gates.U, "y.b", gates.b);
        double[] states = Checking.evaluate(model, Checking.output(model, "y"), at, 1);
        assertThat(states).containsExactly(expected, within(1e-14));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double[] random(int count, long seed) {
        return new Random(seed).doubles(count, -1, 1).toArray();
    }

    /** The parameters of a layer of several gates. */
    private final class Gates {

        private final double[] W;
        private final double[] U;
        private final double[] b;

        Gates(int count) {
            W = random(count * UNITS * FEATURES, 2);
            U = random(count * UNITS * UNITS, 3);
            b = random(count * UNITS, 4);
        }

        /** What arrives at a unit of a gate. */
        double sum(int gate, int unit, int step, double[] h) {
            int row = gate * UNITS + unit;
            double sum = b[row];
            for (int i = 0; i < FEATURES; i++) {
                sum += W[row * FEATURES + i] * x[step * FEATURES + i];
            }
            for (int i = 0; i < UNITS; i++) {
                sum += U[row * UNITS + i] * h[i];
            }
            return sum;
        }
    }
}
