package nnm.test;

import dev.nnm.runtime.DoubleStorage;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Storage;

/**
 * The kernel predict.
 */
public final class Function implements Kernel {
    private double[] x = {};
    private double[] parameters = {};
    private double[] y = {};

    @Override
    public void run(int batch, Storage[] arguments) {
        bind(batch, arguments);
        compute(batch);
    }

    private void compute(int batch) {
        double[] x = this.x;
        double[] parameters = this.parameters;
        double[] y = this.y;
        // y[i] = sum(p) K[p] * x[i + p - 1]
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < 6; i++) {
                double y2 = 0.0;
                for (int j = 0; j < 3; j++) {
                    y2 += parameters[j] * (i + j - 1 >= 0 && i + j - 1 < 6 ? x[b * 6 + i + j - 1]
                            : 0.0);
                }
                y[b * 6 + i] = y2;
            }
        }
    }

    private void bind(int batch, Storage[] arguments) {
        x = elements(arguments[0], "x", batch * 6L);
        parameters = elements(arguments[1], "parameters", 3);
        y = elements(arguments[2], "y", batch * 6L);
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
