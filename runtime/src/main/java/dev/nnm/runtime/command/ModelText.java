package dev.nnm.runtime.command;

import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.Shapes;
import dev.nnm.runtime.Variable;
import dev.nnm.runtime.prepare.FittedPreparation;
import java.util.List;
import java.util.Locale;

/** What {@code info} prints about a model. */
final class ModelText {

    private ModelText() {}

    static String describe(CompiledModel model) {
        ModelDescription description = model.description();
        StringBuilder text = new StringBuilder();
        line(text, "model", description.name() + ", compiled from " + description.sourceName());
        line(text, "precision", description.precision().name().toLowerCase(Locale.ROOT));
        List<String> prepared = model.weights().preparations().stream()
                .map(FittedPreparation::variable)
                .toList();
        for (Variable input : description.inputs()) {
            String note = prepared.contains(input.name()) ? ", prepared as for training" : "";
            line(text, "input", input.name() + ": " + kind(input) + note);
        }
        for (Variable target : description.targets()) {
            line(text, "target", target.name() + ": " + kind(target));
        }
        for (Parameter parameter : description.parameters()) {
            line(
                    text,
                    "parameter",
                    parameter.name() + ": " + Shapes.inWords(parameter.shape())
                            + (parameter.trained() ? "" : ", a running statistic"));
        }
        for (Variable output : description.outputs()) {
            line(text, "output", output.name() + ": " + Shapes.inWords(output.shape()));
        }
        int count = description.parameterCount();
        line(text, "parameters", count + (count == 1 ? " number in all" : " numbers in all"));
        return text.toString();
    }

    private static String kind(Variable variable) {
        if (!variable.isClass()) {
            return Shapes.inWords(variable.shape());
        }
        String classes = "one of " + variable.listedClasses();
        return variable.shape().isEmpty() ? classes : Shapes.inWords(variable.shape()) + ", each " + classes;
    }

    private static void line(StringBuilder text, String label, String content) {
        text.append(String.format(Locale.ROOT, "%-11s %s%n", label, content));
    }
}
