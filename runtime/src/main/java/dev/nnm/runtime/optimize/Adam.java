package dev.nnm.runtime.optimize;

/** Adam (D. Kingma and J. Ba, 2015, algorithm 1) with its correction of the moments' bias towards 0. */
final class Adam implements UpdateRule {

    private final double rate;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double[] firstMoments;
    private final double[] secondMoments;

    Adam(Settings settings, int size) {
        this.rate = settings.get("rate");
        this.beta1 = settings.get("beta1");
        this.beta2 = settings.get("beta2");
        this.epsilon = settings.get("epsilon");
        this.firstMoments = new double[size];
        this.secondMoments = new double[size];
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int offset, int first, int count) {
        double correction1 = 1 - Math.pow(beta1, (double) step);
        double correction2 = 1 - Math.pow(beta2, (double) step);
        for (int i = 0; i < count; i++) {
            double g = gradient[offset + i];
            double m = beta1 * firstMoments[first + i] + (1 - beta1) * g;
            double v = beta2 * secondMoments[first + i] + (1 - beta2) * g * g;
            firstMoments[first + i] = m;
            secondMoments[first + i] = v;
            parameters[offset + i] -= rate * (m / correction1) / (Math.sqrt(v / correction2) + epsilon);
        }
    }
}
