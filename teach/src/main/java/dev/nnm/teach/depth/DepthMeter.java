package dev.nnm.teach.depth;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.problem.CompileException;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.teach.activations.NamedFunctions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Measures values and gradients in deep nets, by kernels compiled for them.
 *
 * @param compiler makes the kernels
 * @param net the sizes
 * @param seed decides the weights and the examples
 */
public record DepthMeter(NnmCompiler compiler, DeepNet net, long seed) {

    /**
     * A net under several initialisations. The kernels are the same for all of them.
     *
     * @param activation the name of a function of one number
     * @param initializers at least one, as the language has them
     * @throws UserError if there is no such function or initialiser
     */
    public List<DepthProfile> measure(String activation, List<String> initializers) {
        NamedFunctions.require(compiler, activation);
        CompiledModel model = compiler.load(checked(activation, initializers.get(0)));
        List<DepthProfile> profiles = new ArrayList<>();
        for (String initializer : initializers) {
            Weights weights = Weights.initial(checked(activation, initializer).description(), seed);
            profiles.add(profile(activation, initializer, model.withWeights(weights)));
        }
        return profiles;
    }

    /** The activation is one; what is not right is the initialiser. */
    private CheckedModel checked(String activation, String initializer) {
        try {
            return compiler.check(compiler.parse(new SourceText(initializer, net.program(activation, initializer))));
        } catch (CompileException e) {
            throw new UserError(
                    "\"" + initializer + "\" cannot be an initialiser: "
                            + e.problems().get(0).title(),
                    e);
        }
    }

    private static DepthProfile profile(String activation, String initializer, CompiledModel model) {
        Map<String, double[]> outputs = model.evaluate(Map.of());
        double[] values = outputs.getOrDefault("values", new double[0]);
        double[] gradients = outputs.getOrDefault("gradients", new double[0]);
        List<DepthProfile.Layer> layers = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            layers.add(new DepthProfile.Layer(values[k], gradients[k]));
        }
        boolean alike =
                Arrays.stream(outputs.getOrDefault("spread", new double[0])).allMatch(x -> x == 0);
        return new DepthProfile(activation, initializer, layers, alike);
    }
}
