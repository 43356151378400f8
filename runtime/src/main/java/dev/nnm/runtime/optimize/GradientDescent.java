package dev.nnm.runtime.optimize;

/** Stochastic gradient descent: θ ← θ − rate·g. */
final class GradientDescent implements UpdateRule {

    private final double rate;

    GradientDescent(Settings settings) {
        this.rate = settings.get("rate");
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int offset, int first, int count) {
        for (int i = offset; i < offset + count; i++) {
            parameters[i] -= rate * gradient[i];
        }
    }
}
