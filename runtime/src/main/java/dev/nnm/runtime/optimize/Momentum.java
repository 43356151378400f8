package dev.nnm.runtime.optimize;

import dev.nnm.runtime.Precision;

/** The heavy ball (B. Polyak, 1964): Δ ← momentum·Δ + rate·g, then θ ← θ − Δ. */
final class Momentum implements UpdateRule {

    private final double rate;
    private final double momentum;
    private final State previousSteps;

    Momentum(Settings settings, Precision precision, int size) {
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
            float delta = kept * previous[i] + r * gradient[i];
            previous[i] = delta;
            parameters[i] -= delta;
        }
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int from, int to) {
        double[] previous = previousSteps.doubles;
        for (int i = from; i < to; i++) {
            double delta = momentum * previous[i] + rate * gradient[i];
            previous[i] = delta;
            parameters[i] -= delta;
        }
    }
}
