package dev.nnm.cli.report;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * The outputs of a model for one example.
 *
 * @param outputs in the model's order
 */
public record EvalReport(List<NamedTensor> outputs) implements Report {

    /** Copies the list. */
    public EvalReport {
        outputs = List.copyOf(outputs);
    }

    @Override
    public String text() {
        TextTable table = new TextTable("", " = ");
        outputs.forEach(output -> table.row(output.name(), output.text()));
        return table.print();
    }

    @Override
    public JsonObject json() {
        JsonObject values = new JsonObject();
        outputs.forEach(output -> values.add(output.name(), output.json()));
        JsonObject json = new JsonObject();
        json.add("outputs", values);
        return json;
    }
}
