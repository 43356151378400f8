package dev.nnm.cli.report;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.train.EpochRecord;
import dev.nnm.runtime.train.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a training came that the user ended, or that diverged.
 *
 * @param model what was trained
 * @param options how
 * @param lossBefore the mean loss over the training examples before training; null if it was not reached
 * @param history the complete epochs
 * @param weights where the weights after the last complete epoch are saved; null if none are
 * @param divergence what diverged and what may help; null if the user ended the training
 */
public record UnfinishedTrainingReport(
        ModelDescription model,
        TrainingOptions options,
        @Nullable Double lossBefore,
        List<EpochRecord> history,
        @Nullable Path weights,
        @Nullable String divergence)
        implements Report {

    /** Copies the list. */
    public UnfinishedTrainingReport {
        history = List.copyOf(history);
    }

    /** Nothing: what happened, and where weights are saved, is said where progress is shown. */
    @Override
    public String text() {
        return "";
    }

    /** The document of a whole training, without what is computed at its end. */
    @Override
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("model", model.name());
        json.addProperty("precision", model.precision().name().toLowerCase(Locale.ROOT));
        json.addProperty("seed", options.seed());
        json.add("epochs", TrainingJson.epochs(history));
        json.add("lossBefore", lossBefore == null ? JsonNull.INSTANCE : Json.number(lossBefore));
        json.addProperty("interrupted", divergence == null);
        json.addProperty("diverged", divergence != null);
        json.addProperty("divergence", divergence);
        json.addProperty("weights", weights == null ? null : weights.toString());
        return json;
    }
}
