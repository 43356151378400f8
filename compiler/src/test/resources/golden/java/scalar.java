package nnm.test;

import dev.nnm.runtime.DoubleStorage;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Storage;

/**
 * The kernel gradient:y.
 */
public final class Function implements Kernel {
    private double[] x1 = {};
    private double[] x2 = {};
    private double[] y = {};
    private double[] x1_result = {};
    private double[] x2_result = {};

    @Override
    public void run(int batch, Storage[] arguments) {
        bind(batch, arguments);
        compute(batch);
    }

    private void compute(int batch) {
        double[] x1 = this.x1;
        double[] x2 = this.x2;
        double[] y = this.y;
        double[] x1_result = this.x1_result;
        double[] x2_result = this.x2_result;
        // output y = ln(x1) + x1*x2 - sin(x2)
        for (int b = 0; b < batch; b++) {
            y[b] = Math.log(x1[b]) + x1[b] * x2[b] - Math.sin(x2[b]);
            x1_result[b] = 1.0 / x1[b] + x2[b];
            x2_result[b] = x1[b] - Math.cos(x2[b]);
        }
    }

    private void bind(int batch, Storage[] arguments) {
        x1 = elements(arguments[0], "x1", batch);
        x2 = elements(arguments[1], "x2", batch);
        y = elements(arguments[2], "y", batch);
        x1_result = elements(arguments[3], "x1_result", batch);
        x2_result = elements(arguments[4], "x2_result", batch);
    }

    private static double[] elements(Storage argument, String name, long count) {
        double[] elements = ((DoubleStorage) argument).array();
        if (elements.length < count) {
            throw new IllegalArgumentException("an array of " + elements.length + " elements was given for "
                    + name + ", which needs " + count);
        }
        return elements;
    }
}
