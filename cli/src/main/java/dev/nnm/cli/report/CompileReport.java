package dev.nnm.cli.report;

import com.google.gson.JsonObject;
import java.nio.file.Path;

/**
 * That a model's JAR is written.
 *
 * @param model the model's name
 * @param className the class by which Java programs use the model
 * @param file where
 */
public record CompileReport(String model, String className, Path file) implements Report {

    @Override
    public String text() {
        return new TextTable("")
                .row("JAR", file.toString())
                .row("class", className)
                .row("run", "java -jar " + file + " predict FILE")
                .print();
    }

    @Override
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("model", model);
        json.addProperty("class", className);
        json.addProperty("jar", file.toString());
        return json;
    }
}
