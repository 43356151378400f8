package dev.nnm.cli.command;

import dev.nnm.cli.subject.PointOptions;
import dev.nnm.compiler.Derivatives;
import dev.nnm.compiler.Derivatives.Gradient;
import dev.nnm.compiler.Derivatives.Mode;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.VariableData;
import dev.nnm.runtime.prepare.FittedPreparation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model and the values of its variables. The inputs are raw: a trained model that was fed standardised numbers
 * standardises these too, and gradients are with respect to the raw ones.
 *
 * @param derivatives the model
 * @param preparations of its inputs
 * @param point raw values by name
 */
record ModelAtPoint(Derivatives derivatives, List<FittedPreparation> preparations, Map<String, double[]> point) {

    /** A model at the point that options say. */
    static ModelAtPoint of(NnmCompiler compiler, CheckedModel model, PointOptions options) {
        Derivatives derivatives = Derivatives.of(compiler, model);
        Map<String, double[]> point = options.values(model);
        return options.weights(model)
                .map(trained -> new ModelAtPoint(derivatives.withWeights(trained), trained.preparations(), point))
                .orElseGet(() -> new ModelAtPoint(derivatives, List.of(), point));
    }

    /** The outputs by name. */
    Map<String, double[]> outputs() {
        return derivatives.evaluate(prepared());
    }

    /** A scalar and its gradient. */
    Gradient gradient(String of, List<String> withRespectTo, Mode mode) {
        Gradient gradient = derivatives.gradient(of, withRespectTo, mode, prepared());
        for (FittedPreparation preparation : preparations) {
            double[] derivative = gradient.gradient().get(preparation.variable());
            if (derivative != null) {
                preparation.chainGradient(derivative);
            }
        }
        return gradient;
    }

    private Map<String, double[]> prepared() {
        Map<String, double[]> prepared = new LinkedHashMap<>(point);
        for (FittedPreparation preparation : preparations) {
            prepared.computeIfPresent(preparation.variable(), (name, raw) -> prepare(preparation, raw));
        }
        return prepared;
    }

    private static double[] prepare(FittedPreparation preparation, double[] raw) {
        VariableData example = new VariableData(preparation.variable(), raw.length, Storage.of(Precision.DOUBLE, raw));
        return preparation.apply(example, Precision.DOUBLE).values().toDoubles();
    }
}
