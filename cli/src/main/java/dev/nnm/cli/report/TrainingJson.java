package dev.nnm.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.nnm.runtime.train.EpochRecord;
import dev.nnm.runtime.train.Scores;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Epochs and scores as JSON. */
final class TrainingJson {

    private TrainingJson() {}

    static JsonArray epochs(List<EpochRecord> history) {
        JsonArray array = new JsonArray();
        for (EpochRecord epoch : history) {
            Scores validation = epoch.validation();
            JsonObject json = new JsonObject();
            json.addProperty("epoch", epoch.epoch());
            json.add("loss", Json.number(epoch.trainingLoss()));
            json.add("validationLoss", validation == null ? JsonNull.INSTANCE : Json.number(validation.loss()));
            json.add("metrics", metrics(validation));
            array.add(json);
        }
        return array;
    }

    static JsonElement scores(@Nullable Scores scores) {
        if (scores == null) {
            return JsonNull.INSTANCE;
        }
        JsonObject json = new JsonObject();
        json.add("loss", Json.number(scores.loss()));
        json.add("metrics", metrics(scores));
        return json;
    }

    static JsonObject metrics(@Nullable Scores scores) {
        JsonObject json = new JsonObject();
        if (scores != null) {
            scores.metrics().forEach((name, value) -> json.add(name, Json.number(value)));
        }
        return json;
    }
}
