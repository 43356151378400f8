package dev.nnm.runtime.optimize;

import dev.nnm.runtime.Precision;

/** AdaGrad (J. Duchi, E. Hazan and Y. Singer, 2011): s ← s + g², then θ ← θ − rate·g / (√s + epsilon). */
final class AdaGrad implements UpdateRule {

    private final double rate;
    private final double epsilon;
    private final State squares;

    AdaGrad(Settings settings, Precision precision, int size) {
        this.rate = settings.get("rate");
        this.epsilon = settings.get("epsilon");
        this.squares = new State(precision, size);
    }

    @Override
    public void update(long step, float[] parameters, float[] gradient, int from, int to) {
        float[] sums = squares.floats;
        float r = (float) rate;
        float e = Divisor.epsilon(epsilon);
        for (int i = from; i < to; i++) {
            float s = sums[i] + gradient[i] * gradient[i];
            sums[i] = s;
            parameters[i] -= r * gradient[i] / ((float) Math.sqrt(s) + e);
        }
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int from, int to) {
        double[] sums = squares.doubles;
        for (int i = from; i < to; i++) {
            double s = sums[i] + gradient[i] * gradient[i];
            sums[i] = s;
            parameters[i] -= rate * gradient[i] / (Math.sqrt(s) + epsilon);
        }
    }
}
