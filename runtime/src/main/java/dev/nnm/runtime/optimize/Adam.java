package dev.nnm.runtime.optimize;

import dev.nnm.runtime.Precision;

/**
 * Adam (D. Kingma and J. Ba, 2015) in the form at the end of its section 2: the correction of the moments' bias towards
 * 0 is the same for all parameters, so it goes into the rate and epsilon of the step. With decoupled weight decay (I.
 * Loshchilov and F. Hutter, 2019, algorithm 2) every parameter also shrinks by rate·decay of itself.
 */
final class Adam implements UpdateRule {

    private final double rate;
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double shrinkage;
    private final State firstMoments;
    private final State secondMoments;

    private Adam(Settings settings, double decay, Precision precision, int size) {
        this.rate = settings.get("rate");
        this.beta1 = settings.get("beta1");
        this.beta2 = settings.get("beta2");
        this.epsilon = settings.get("epsilon");
        this.shrinkage = rate * decay;
        this.firstMoments = new State(precision, size);
        this.secondMoments = new State(precision, size);
    }

    static Adam plain(Settings settings, Precision precision, int size) {
        return new Adam(settings, 0, precision, size);
    }

    static Adam withDecay(Settings settings, Precision precision, int size) {
        return new Adam(settings, settings.get("decay"), precision, size);
    }

    @Override
    public void update(long step, float[] parameters, float[] gradient, int from, int to) {
        double root = rootOfCorrection2(step);
        float r = (float) rateOf(step, root);
        float e = Divisor.epsilon(epsilon * root);
        float kept1 = (float) beta1;
        float kept2 = (float) beta2;
        float added1 = (float) (1 - beta1);
        float added2 = (float) (1 - beta2);
        float shrunk = (float) shrinkage;
        float[] first = firstMoments.floats;
        float[] second = secondMoments.floats;
        for (int i = from; i < to; i++) {
            float g = gradient[i];
            float m = kept1 * first[i] + added1 * g;
            float v = kept2 * second[i] + added2 * g * g;
            first[i] = m;
            second[i] = v;
            parameters[i] -= shrunk * parameters[i] + r * m / ((float) Math.sqrt(v) + e);
        }
    }

    @Override
    public void update(long step, double[] parameters, double[] gradient, int from, int to) {
        double root = rootOfCorrection2(step);
        double r = rateOf(step, root);
        double e = epsilon * root;
        double kept1 = beta1;
        double kept2 = beta2;
        double added1 = 1 - beta1;
        double added2 = 1 - beta2;
        double shrunk = shrinkage;
        double[] first = firstMoments.doubles;
        double[] second = secondMoments.doubles;
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            double m = kept1 * first[i] + added1 * g;
            double v = kept2 * second[i] + added2 * g * g;
            first[i] = m;
            second[i] = v;
            parameters[i] -= shrunk * parameters[i] + r * m / (Math.sqrt(v) + e);
        }
    }

    private double rootOfCorrection2(long step) {
        return Math.sqrt(1 - Math.pow(beta2, (double) step));
    }

    private double rateOf(long step, double rootOfCorrection2) {
        return rate * rootOfCorrection2 / (1 - Math.pow(beta1, (double) step));
    }
}
