package dev.nnm.teach.activations;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.predict.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A function of one number and its derivative, evaluated by a kernel compiled for them. */
final class SampledFunction {

    private static final String PROGRAM = """
            precision double
            input x
            y = %s(x)
            output y, slope = grad(y, x)
            """;

    private final CompiledModel model;

    /**
     * A function of the library, or an operation.
     *
     * @throws dev.nnm.runtime.UserError if there is no such function of one number
     */
    SampledFunction(NnmCompiler compiler, String name) {
        NamedFunctions.require(compiler, name);
        this.model = compiler.compile(name, PROGRAM.formatted(name));
    }

    /** The function at many places. */
    List<ActivationCurve.Point> at(double... places) {
        Predictions predictions = model.predict(
                Arrays.stream(places).mapToObj(x -> new double[] {x}).toArray(double[][]::new));
        return IntStream.range(0, places.length)
                .mapToObj(i -> new ActivationCurve.Point(
                        places[i], predictions.output("y", i)[0], predictions.output("slope", i)[0]))
                .toList();
    }

    /** The derivative at one place. */
    double slope(double place) {
        return at(place).get(0).derivative();
    }
}
