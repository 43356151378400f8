package dev.nnm.cli.report;

import dev.nnm.runtime.Initializer;

/** Initial values in the words of the language. */
final class InitializerText {

    private InitializerText() {}

    /** For instance {@code uniform(-0.5, 0.5)}. */
    static String of(Initializer initializer) {
        if (initializer instanceof Initializer.Uniform uniform) {
            return "uniform(" + uniform.low() + ", " + uniform.high() + ")";
        }
        if (initializer instanceof Initializer.Normal normal) {
            return "normal(" + normal.mean() + ", " + normal.deviation() + ")";
        }
        if (initializer instanceof Initializer.Sparse sparse) {
            return "sparse(" + sparse.nonzero() + ", " + sparse.deviation() + ")";
        }
        if (initializer instanceof Initializer.Constant constant
                && constant.values().size() == 1) {
            return constant.values().get(0).toString();
        }
        return "given values";
    }
}
