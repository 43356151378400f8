package dev.nnm.cli.report;

import com.google.gson.JsonObject;
import java.nio.file.Path;

/**
 * That predictions are written.
 *
 * @param model the model's name
 * @param examples how many
 * @param file where
 */
public record PredictReport(String model, int examples, Path file) implements Report {

    @Override
    public String text() {
        return examples + (examples == 1 ? " prediction is" : " predictions are") + " in " + file + "\n";
    }

    @Override
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("model", model);
        json.addProperty("examples", examples);
        json.addProperty("out", file.toString());
        return json;
    }
}
