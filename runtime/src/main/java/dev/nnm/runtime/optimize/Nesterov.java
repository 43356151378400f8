package dev.nnm.runtime.optimize;

/**
 * Momentum with the gradient taken ahead (Y. Nesterov, 1983), in the form of I. Sutskever et al., 2013, for a gradient
 * at the parameters themselves: Δ ← momentum·Δ + rate·g, then θ ← θ − (momentum·Δ + rate·g).
 */
final class Nesterov implements UpdateRule {

    private final double rate;
    private final double momentum;
    private final double[] previousSteps;

    Nesterov(Settings settings, int size) {
        this.rate = settings.get("rate");
        this.momentum = settings.get("momentum");
        this.previousSteps = new double[size];
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int offset, int first, int count) {
        for (int i = 0; i < count; i++) {
            double now = rate * gradient[offset + i];
            double delta = momentum * previousSteps[first + i] + now;
            previousSteps[first + i] = delta;
            parameters[offset + i] -= momentum * delta + now;
        }
    }
}
