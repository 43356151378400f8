package dev.nnm.samples;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.CompiledModel;
import java.nio.file.Path;
import java.util.Map;

/**
 * A model file used from Java: compiled in memory, evaluated, differentiated, trained.
 *
 * <p>Run it with the path of {@code xor.nnm}.
 */
public final class TrainInMemory {

    private TrainInMemory() {}

    /** Trains XOR and prints what it learned. */
    public static void main(String[] arguments) {
        CompiledModel untrained = NnmCompiler.standard().compile(Path.of(arguments[0]));
        CompiledModel model = untrained.train(Path.of(".")).model();
        for (double[] x : new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}) {
            double y = model.evaluate(Map.of("x", x)).get("y")[0];
            System.out.printf("%.0f xor %.0f = %.3f%n", x[0], x[1], y);
        }
        double[] slope =
                model.gradient("y", Map.of("x", new double[] {1, 0})).byInput().get("x");
        System.out.printf("dy/dx at (1, 0): %.3f, %.3f%n", slope[0], slope[1]);
    }
}
