package dev.nnm.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.compiler.graph.GraphFunction;
import dev.nnm.runtime.Precision;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole training steps. */
class NetworkKernelTest {

    private static final int INPUTS = 5;
    private static final int HIDDEN = 6;
    private static final int CLASSES = 3;
    private static final int BATCH = 4;
    private static final int PARAMETERS = HIDDEN * INPUTS + HIDDEN + CLASSES * HIDDEN + CLASSES;

    private final double[] x = new double[BATCH * INPUTS];
    private final double[] species = {0, 2, 1, 2};
    private final double[] parameters = new double[PARAMETERS];

    NetworkKernelTest() {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.sin(1 + i);
        }
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = 0.5 * Math.cos(3 * i);
        }
    }

    private Map<String, double[]> step(Precision precision) {
        GraphFunction function = Networks.classifier(INPUTS, HIDDEN, CLASSES);
        return new RunFunction(function, BATCH)
                .with("x", x)
                .with("species", species)
                .with("parameters", parameters)
                .compiled(precision);
    }

    @Test
    void theSurveysExample() {
        Map<String, double[]> results = new RunFunction(Networks.scalar(), 1)
                .with("x1", 2)
                .with("x2", 5)
                .compiled(Precision.DOUBLE);
        assertThat(results.get("y")).containsExactly(11.652071455223084);
        assertThat(results.get("x1")).containsExactly(5.5);
        assertThat(results.get("x2")).containsExactly(1.7163378145367738);
    }

    @Test
    void lossAndGradientAreThoseOfPlainLoops() {
        double[] gradient = new double[PARAMETERS];
        double loss = plainStep(gradient);
        Map<String, double[]> results = step(Precision.DOUBLE);
        Numbers.assertClose("loss", results.get("loss"), new double[] {loss}, 1e-14);
        Numbers.assertClose("gradient", results.get("gradient"), gradient, 1e-14);
        Map<String, double[]> single = step(Precision.FLOAT);
        Numbers.assertClose("loss", single.get("loss"), new double[] {loss}, 1e-5);
        Numbers.assertClose("gradient", single.get("gradient"), gradient, 1e-5);
    }

    @Test
    void anEmptyBatchHasNoGradient() {
        Map<String, double[]> results = new RunFunction(Networks.classifier(INPUTS, HIDDEN, CLASSES), 0)
                .with("x")
                .with("species")
                .with("parameters", parameters)
                .compiled(Precision.DOUBLE);
        assertThat(results.get("gradient")).containsOnly(0.0);
    }

    /** The same step written out. */
    private double plainStep(double[] gradient) {
        int b1 = HIDDEN * INPUTS;
        int w2 = b1 + HIDDEN;
        int b2 = w2 + CLASSES * HIDDEN;
        double loss = 0;
        for (int example = 0; example < BATCH; example++) {
            double[] h = new double[HIDDEN];
            for (int i = 0; i < HIDDEN; i++) {
                double z = parameters[b1 + i];
                for (int k = 0; k < INPUTS; k++) {
                    z += parameters[i * INPUTS + k] * x[example * INPUTS + k];
                }
                h[i] = Math.tanh(z);
            }
            double[] p = new double[CLASSES];
            double sum = 0;
            for (int c = 0; c < CLASSES; c++) {
                double z = parameters[b2 + c];
                for (int i = 0; i < HIDDEN; i++) {
                    z += parameters[w2 + c * HIDDEN + i] * h[i];
                }
                p[c] = Math.exp(z);
                sum += p[c];
            }
            double[] hBar = new double[HIDDEN];
            for (int c = 0; c < CLASSES; c++) {
                double zBar = (p[c] / sum - (c == species[example] ? 1 : 0)) / BATCH;
                gradient[b2 + c] += zBar;
                for (int i = 0; i < HIDDEN; i++) {
                    gradient[w2 + c * HIDDEN + i] += zBar * h[i];
                    hBar[i] += zBar * parameters[w2 + c * HIDDEN + i];
                }
            }
            for (int i = 0; i < HIDDEN; i++) {
                double zBar = hBar[i] * (1 - h[i] * h[i]);
                gradient[b1 + i] += zBar;
                for (int k = 0; k < INPUTS; k++) {
                    gradient[i * INPUTS + k] += zBar * x[example * INPUTS + k];
                }
            }
            loss -= Math.log(p[(int) species[example]] / sum) / BATCH;
        }
        return loss;
    }
}
