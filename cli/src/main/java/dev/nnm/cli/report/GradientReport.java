package dev.nnm.cli.report;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * A scalar and its gradient at a point.
 *
 * @param value the scalar
 * @param gradient for each variable, of its name and shape, the partial derivatives
 */
public record GradientReport(NamedTensor value, List<NamedTensor> gradient) implements Report {

    /** Copies the list. */
    public GradientReport {
        gradient = List.copyOf(gradient);
    }

    @Override
    public String text() {
        TextTable table = new TextTable("", " = ").row(value.name(), value.text());
        gradient.forEach(part -> table.row("d" + value.name() + "/d" + part.name(), part.text()));
        return table.print();
    }

    @Override
    public JsonObject json() {
        JsonObject parts = new JsonObject();
        gradient.forEach(part -> parts.add(part.name(), part.json()));
        JsonObject json = new JsonObject();
        json.add("value", value.json());
        json.add("gradient", parts);
        return json;
    }
}
