package dev.nnm.runtime.optimize;

import dev.nnm.runtime.Precision;

/** RMSProp (G. Hinton, 2012): s ← decay·s + (1 − decay)·g², then θ ← θ − rate·g / (√s + epsilon). */
final class RmsProp implements UpdateRule {

    private final double rate;
    private final double decay;
    private final double epsilon;
    private final State squares;

    RmsProp(Settings settings, Precision precision, int size) {
        this.rate = settings.get("rate");
        this.decay = settings.get("decay");
        this.epsilon = settings.get("epsilon");
        this.squares = new State(precision, size);
    }

    @Override
    public void update(long step, float[] parameters, float[] gradient, int from, int to) {
        float[] means = squares.floats;
        float r = (float) rate;
        float kept = (float) decay;
        float added = (float) (1 - decay);
        float e = Divisor.epsilon(epsilon);
        for (int i = from; i < to; i++) {
            float s = kept * means[i] + added * gradient[i] * gradient[i];
            means[i] = s;
            parameters[i] -= r * gradient[i] / ((float) Math.sqrt(s) + e);
        }
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int from, int to) {
        double[] means = squares.doubles;
        double added = 1 - decay;
        for (int i = from; i < to; i++) {
            double s = decay * means[i] + added * gradient[i] * gradient[i];
            means[i] = s;
            parameters[i] -= rate * gradient[i] / (Math.sqrt(s) + epsilon);
        }
    }
}
