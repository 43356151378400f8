package dev.nnm.samples;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.CompiledModel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Fits the curves of {@code samples/fitting}: the residuals and their Jacobian are compiled from the model file, the
 * method is Java.
 *
 * <p>Run it with a model file and a starting point: {@code misra1a.nnm 500 0.0001}.
 */
public final class FitCurves {

    private FitCurves() {}

    /** Fits one curve and prints its parameters. */
    public static void main(String[] arguments) {
        CompiledModel model = NnmCompiler.standard().compile(Path.of(arguments[0]));
        double[] start = Arrays.stream(arguments)
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[] b = new LevenbergMarquardt(model).minimum(start);
        for (int k = 0; k < b.length; k++) {
            System.out.printf("b%d = %.10e%n", k + 1, b[k]);
        }
    }
}
