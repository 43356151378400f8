package dev.nnm.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Parameter;
import dev.nnm.runtime.TrainingPlan;
import dev.nnm.runtime.Variable;
import java.util.List;
import java.util.Locale;

/**
 * What a model file declares.
 *
 * @param model the checked model
 */
public record CheckReport(ModelDescription model) implements Report {

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(
                "model " + model.name() + " (" + precision() + "), " + model.sourceName() + " is fine\n");
        section(text, "inputs", variables(model.inputs()));
        section(text, "targets", variables(model.targets()));
        section(text, "parameters: " + counted(model.parameterCount(), "number"), parameters());
        section(text, "outputs", variables(model.outputs()));
        TrainingPlan training = model.training();
        section(text, "training", training == null ? "" : TrainingPlanText.table(training));
        return text.append('\n').append(footer()).toString();
    }

    private static void section(StringBuilder text, String title, String table) {
        if (!table.isEmpty()) {
            text.append('\n').append(title).append('\n').append(table);
        }
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private String footer() {
        return new TextTable("")
                .row("loss", model.hasLoss() ? "yes" : "no, the model cannot be trained")
                .row("metrics", model.metrics().isEmpty() ? "none" : String.join(", ", model.metrics()))
                .print();
    }

    private static String variables(List<Variable> variables) {
        TextTable table = new TextTable("  ");
        variables.forEach(v -> table.row(v.name(), v.isClass() ? classes(v) : shape(v.shape())));
        return table.print();
    }

    private static String classes(Variable variable) {
        int count = variable.classes().size();
        String counted = variable.isCharacter() ? counted(count, "character") : counted(count, "class");
        String classes = counted.replace("classs", "classes") + ": " + variable.listedClasses();
        return variable.shape().isEmpty() ? classes : shape(variable.shape()) + " of " + classes;
    }

    private String parameters() {
        TextTable table = new TextTable("  ");
        for (Parameter parameter : model.parameters()) {
            table.row(
                    parameter.name(),
                    shape(parameter.shape()),
                    InitializerText.of(parameter.initializer()) + role(parameter));
        }
        return table.print();
    }

    private static String role(Parameter parameter) {
        return parameter.trained() ? "" : ", a running statistic";
    }

    private static String shape(List<Integer> shape) {
        return shape.isEmpty() ? "number" : shape.toString();
    }

    private String precision() {
        return model.precision().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("model", model.name());
        json.addProperty("file", model.sourceName());
        json.addProperty("precision", precision());
        json.add("inputs", variablesJson(model.inputs()));
        json.add("targets", variablesJson(model.targets()));
        json.add("parameters", parametersJson());
        json.add("outputs", variablesJson(model.outputs()));
        json.addProperty("loss", model.hasLoss());
        json.add("metrics", Json.texts(model.metrics()));
        TrainingPlan training = model.training();
        json.add("training", training == null ? JsonNull.INSTANCE : TrainingPlanText.json(training));
        return json;
    }

    private static JsonArray variablesJson(List<Variable> variables) {
        JsonArray array = new JsonArray();
        for (Variable variable : variables) {
            JsonObject json = tensorJson(variable.name(), variable.shape());
            if (variable.isClass()) {
                json.add("classes", Json.texts(variable.classes()));
            }
            array.add(json);
        }
        return array;
    }

    private JsonObject parametersJson() {
        JsonArray tensors = new JsonArray();
        for (Parameter parameter : model.parameters()) {
            JsonObject json = tensorJson(parameter.name(), parameter.shape());
            json.addProperty("initializer", InitializerText.of(parameter.initializer()));
            json.addProperty("trained", parameter.trained());
            tensors.add(json);
        }
        JsonObject json = new JsonObject();
        json.addProperty("count", model.parameterCount());
        json.add("tensors", tensors);
        return json;
    }

    private static JsonObject tensorJson(String name, List<Integer> shape) {
        JsonObject json = new JsonObject();
        json.addProperty("name", name);
        json.add("shape", Json.shape(shape));
        return json;
    }
}
