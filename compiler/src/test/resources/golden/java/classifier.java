package nnm.test;

import dev.nnm.runtime.FloatStorage;
import dev.nnm.runtime.Kernel;
import dev.nnm.runtime.Storage;

/**
 * The kernel train.
 */
public final class Function implements Kernel {
    private static final int HIDDEN_W = 0;
    private static final int HIDDEN_B = 32;
    private static final int LOGITS_W = 40;
    private static final int LOGITS_B = 64;

    private float[] x = {};
    private float[] species = {};
    private float[] parameters = {};
    private float[] loss = {};
    private float[] gradient = {};
    private final float[] hidden = new float[8];
    private final float[] logits = new float[3];
    private final float[] exp = new float[3];
    private final float[] logits_bar = new float[3];
    private final float[] hidden_bar = new float[8];

    @Override
    public void run(int batch, Storage[] arguments) {
        bind(batch, arguments);
        compute(batch);
    }

    private void compute(int batch) {
        float[] x = this.x;
        float[] species = this.species;
        float[] parameters = this.parameters;
        float[] loss = this.loss;
        float[] gradient = this.gradient;
        float[] hidden = this.hidden;
        float[] logits = this.logits;
        float[] exp = this.exp;
        float[] logits_bar = this.logits_bar;
        float[] hidden_bar = this.hidden_bar;
        // loss cross_entropy(logits, species)
        float batch_sum = 0.0f;
        // logits = dense(hidden, 3)
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 8; j++) {
                gradient[LOGITS_W + i * 8 + j] = 0.0f;
            }
        }
        for (int i = 0; i < 3; i++) {
            gradient[LOGITS_B + i] = 0.0f;
        }
        // hidden = dense(x, 8, tanh)
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 4; j++) {
                gradient[HIDDEN_W + i * 4 + j] = 0.0f;
            }
        }
        for (int i = 0; i < 8; i++) {
            gradient[HIDDEN_B + i] = 0.0f;
        }
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < 8; i++) {
                float sum = 0.0f;
                for (int j = 0; j < 4; j++) {
                    sum += parameters[HIDDEN_W + i * 4 + j] * x[b * 4 + j];
                }
                hidden[i] = (float) Math.tanh(sum + parameters[HIDDEN_B + i]);
            }
            // loss cross_entropy(logits, species)
            float max = Float.NEGATIVE_INFINITY;
            float sum = 0.0f;
            for (int i = 0; i < 3; i++) {
                // logits = dense(hidden, 3)
                float sum2 = 0.0f;
                for (int j = 0; j < 8; j++) {
                    sum2 += parameters[LOGITS_W + i * 8 + j] * hidden[j];
                }
                logits[i] = sum2 + parameters[LOGITS_B + i];
                // loss cross_entropy(logits, species)
                max = Math.max(max, logits[i]);
                sum += i == species[b] ? logits[i] : 0.0f;
            }
            float sum2 = 0.0f;
            for (int i = 0; i < 3; i++) {
                exp[i] = (float) Math.exp(logits[i] - max);
                sum2 += exp[i];
            }
            batch_sum += max + (float) Math.log(sum2) - sum;
            for (int i = 0; i < 3; i++) {
                logits_bar[i] = (exp[i] / sum2 - (i == species[b] ? 1.0f : 0.0f)) / batch;
                // logits = dense(hidden, 3)
                gradient[LOGITS_B + i] += logits_bar[i];
                for (int j = 0; j < 8; j++) {
                    gradient[LOGITS_W + i * 8 + j] += logits_bar[i] * hidden[j];
                }
            }
            for (int i = 0; i < 8; i++) {
                hidden_bar[i] = 0.0f;
            }
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 8; j++) {
                    hidden_bar[j] += logits_bar[i] * parameters[LOGITS_W + i * 8 + j];
                }
            }
            // hidden = dense(x, 8, tanh)
            for (int i = 0; i < 8; i++) {
                float product = hidden_bar[i] * (1.0f - hidden[i] * hidden[i]);
                gradient[HIDDEN_B + i] += product;
                for (int j = 0; j < 4; j++) {
                    gradient[HIDDEN_W + i * 4 + j] += product * x[b * 4 + j];
                }
            }
        }
        // loss cross_entropy(logits, species)
        loss[0] = batch_sum / batch;
    }

    private void bind(int batch, Storage[] arguments) {
        x = elements(arguments[0], "x", batch * 4L);
        species = elements(arguments[1], "species", batch);
        parameters = elements(arguments[2], "parameters", 67);
        loss = elements(arguments[3], "loss", 1);
        gradient = elements(arguments[4], "gradient", 67);
    }

    private static float[] elements(Storage argument, String name, long count) {
        float[] elements = ((FloatStorage) argument).array();
        if (elements.length < count) {
            throw new IllegalArgumentException("an array of " + elements.length + " elements was given for "
                    + name + ", which needs " + count);
        }
        return elements;
    }
}
