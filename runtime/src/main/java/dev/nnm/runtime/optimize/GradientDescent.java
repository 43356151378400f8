package dev.nnm.runtime.optimize;

/** Stochastic gradient descent: θ ← θ − rate·g. */
final class GradientDescent implements UpdateRule {

    private final double rate;

    GradientDescent(Settings settings) {
        this.rate = settings.get("rate");
    }

    @Override
    public void update(long step, float[] parameters, float[] gradient, int from, int to) {
        float r = (float) rate;
        for (int i = from; i < to; i++) {
            parameters[i] -= r * gradient[i];
        }
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int from, int to) {
        for (int i = from; i < to; i++) {
            parameters[i] -= rate * gradient[i];
        }
    }
}
