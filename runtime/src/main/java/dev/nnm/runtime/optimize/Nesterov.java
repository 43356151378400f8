package dev.nnm.runtime.optimize;

import dev.nnm.runtime.Precision;

/**
 * Momentum with the gradient taken ahead (Y. Nesterov, 1983), in the form of I. Sutskever et al., 2013, for a gradient
 * at the parameters themselves: Δ ← momentum·Δ + rate·g, then θ ← θ − (momentum·Δ + rate·g).
 */
final class Nesterov implements UpdateRule {

    private final double rate;
    private final double momentum;
    private final State previousSteps;

    Nesterov(Settings settings, Precision precision, int size) {
        this.rate = settings.get("rate");
        this.momentum = settings.get("momentum");
        this.previousSteps = new State(precision, size);
    }

    @Override
    public void update(long step, float[] parameters, float[] gradient, int from, int to) {
        float[] previous = previousSteps.floats;
        float r = (float) rate;
        float kept = (float) momentum;
        for (int i = from; i < to; i++) {
            float now = r * gradient[i];
            float delta = kept * previous[i] + now;
            previous[i] = delta;
            parameters[i] -= kept * delta + now;
        }
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int from, int to) {
        double[] previous = previousSteps.doubles;
        for (int i = from; i < to; i++) {
            double now = rate * gradient[i];
            double delta = momentum * previous[i] + now;
            previous[i] = delta;
            parameters[i] -= momentum * delta + now;
        }
    }
}
