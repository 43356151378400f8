package dev.nnm.runtime.optimize;

/** The heavy ball (B. Polyak, 1964): Δ ← momentum·Δ + rate·g, then θ ← θ − Δ. */
final class Momentum implements UpdateRule {

    private final double rate;
    private final double momentum;
    private final double[] previousSteps;

    Momentum(Settings settings, int size) {
        this.rate = settings.get("rate");
        this.momentum = settings.get("momentum");
        this.previousSteps = new double[size];
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int offset, int first, int count) {
        for (int i = 0; i < count; i++) {
            double delta = momentum * previousSteps[first + i] + rate * gradient[offset + i];
            previousSteps[first + i] = delta;
            parameters[offset + i] -= delta;
        }
    }
}
