package dev.nnm.runtime.optimize;

/** AdaGrad (J. Duchi, E. Hazan and Y. Singer, 2011): s ← s + g², then θ ← θ − rate·g / (√s + epsilon). */
final class AdaGrad implements UpdateRule {

    private final double rate;
    private final double epsilon;
    private final double[] squares;

    AdaGrad(Settings settings, int size) {
        this.rate = settings.get("rate");
        this.epsilon = settings.get("epsilon");
        this.squares = new double[size];
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int offset, int first, int count) {
        for (int i = 0; i < count; i++) {
            double g = gradient[offset + i];
            squares[first + i] += g * g;
            parameters[offset + i] -= rate * g / (Math.sqrt(squares[first + i]) + epsilon);
        }
    }
}
