package dev.nnm.runtime.optimize;

/** RMSProp (G. Hinton, 2012): s ← decay·s + (1 − decay)·g², then θ ← θ − rate·g / (√s + epsilon). */
final class RmsProp implements UpdateRule {

    private final double rate;
    private final double decay;
    private final double epsilon;
    private final double[] squares;

    RmsProp(Settings settings, int size) {
        this.rate = settings.get("rate");
        this.decay = settings.get("decay");
        this.epsilon = settings.get("epsilon");
        this.squares = new double[size];
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int offset, int first, int count) {
        for (int i = 0; i < count; i++) {
            double g = gradient[offset + i];
            double s = decay * squares[first + i] + (1 - decay) * g * g;
            squares[first + i] = s;
            parameters[offset + i] -= rate * g / (Math.sqrt(s) + epsilon);
        }
    }
}
