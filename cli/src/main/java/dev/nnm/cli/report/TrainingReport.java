package dev.nnm.cli.report;

import com.google.gson.JsonObject;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.train.Scores;
import dev.nnm.runtime.train.TrainingOptions;
import dev.nnm.runtime.train.TrainingResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * How a training went.
 *
 * @param result what it brought
 * @param options how it was done
 * @param examples all examples, raw
 * @param weights where the weights are saved
 */
public record TrainingReport(TrainingResult result, TrainingOptions options, Dataset examples, Path weights)
        implements Report {

    /** Up to so many examples are shown one by one. */
    private static final int FEW_EXAMPLES = 8;

    /** Up to so many parameters are shown. */
    private static final int FEW_PARAMETERS = 16;

    @Override
    public String text() {
        TextTable table = new TextTable("");
        table.row("loss before", NumberText.rounded(result.initialLoss()));
        table.row("loss after", NumberText.rounded(result.finalLoss()));
        metrics(table, "", result.training());
        Scores validation = result.validation();
        if (validation != null) {
            table.row("validation loss", NumberText.rounded(validation.loss()));
            metrics(table, "validation ", validation);
        }
        table.row("epochs", epochs());
        table.row("seconds", NumberText.rounded(result.seconds()));
        table.row("weights", "saved in " + weights);
        return table.print() + parameters() + predictions();
    }

    private String parameters() {
        ModelDescription model = result.model().description();
        if (model.parameterCount() > FEW_PARAMETERS) {
            return "";
        }
        TextTable table = new TextTable("", " = ");
        for (Parameter parameter : model.parameters()) {
            double[] values = result.model().weights().valuesOf(model, parameter.name());
            table.row(parameter.name(), TensorText.rounded().print(parameter.shape(), values));
        }
        return "\n" + table.print();
    }

    private String predictions() {
        boolean hasOutputs = !result.model().description().outputs().isEmpty();
        return hasOutputs && examples.count() <= FEW_EXAMPLES
                ? "\n" + PredictionTable.print(result.model(), examples)
                : "";
    }

    private static void metrics(TextTable table, String prefix, Scores scores) {
        for (Map.Entry<String, Double> metric : scores.metrics().entrySet()) {
            table.row(prefix + metric.getKey(), NumberText.rounded(metric.getValue()));
        }
    }

    private String epochs() {
        int done = result.history().size();
        if (!result.stoppedEarly()) {
            return String.valueOf(done);
        }
        return done + " of " + options.epochs() + ", stopped early with the weights of epoch " + result.bestEpoch();
    }

    @Override
    public JsonObject json() {
        ModelDescription model = result.model().description();
        JsonObject json = new JsonObject();
        json.addProperty("model", model.name());
        json.addProperty("precision", model.precision().name().toLowerCase(Locale.ROOT));
        json.addProperty("seed", options.seed());
        json.add("epochs", TrainingJson.epochs(result.history()));
        json.add("lossBefore", Json.number(result.initialLoss()));
        json.add("lossAfter", Json.number(result.finalLoss()));
        json.add("metrics", TrainingJson.metrics(result.training()));
        json.add("validation", TrainingJson.scores(result.validation()));
        json.addProperty("seconds", result.seconds());
        json.addProperty("interrupted", false);
        json.addProperty("diverged", false);
        json.addProperty("stoppedEarly", result.stoppedEarly());
        json.addProperty("bestEpoch", result.bestEpoch());
        json.addProperty("weights", weights.toString());
        return json;
    }
}
