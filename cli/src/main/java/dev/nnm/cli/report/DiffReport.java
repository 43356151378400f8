package dev.nnm.cli.report;

import com.google.gson.JsonObject;
import dev.nnm.compiler.Formula;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Derivatives as formulas.
 *
 * @param of what is differentiated
 * @param formulas the derivative by each variable
 * @param latex whether the text is LaTeX
 */
public record DiffReport(String of, Map<String, Formula> formulas, boolean latex) implements Report {

    /** Copies the map in its order. */
    public DiffReport {
        formulas = Collections.unmodifiableMap(new LinkedHashMap<>(formulas));
    }

    @Override
    public String text() {
        if (formulas.isEmpty()) {
            return of + " depends on no variable\n";
        }
        StringBuilder text = new StringBuilder();
        for (Formula formula : formulas.values()) {
            String written = latex ? formula.latex() : formula.text();
            text.append(written).append(written.endsWith("\n") ? "" : "\n");
        }
        return text.toString();
    }

    @Override
    public JsonObject json() {
        JsonObject derivatives = new JsonObject();
        formulas.forEach((variable, formula) -> derivatives.add(variable, json(formula)));
        JsonObject json = new JsonObject();
        json.addProperty("of", of);
        json.add("derivatives", derivatives);
        return json;
    }

    private static JsonObject json(Formula formula) {
        JsonObject json = new JsonObject();
        json.addProperty("text", formula.text());
        json.addProperty("latex", formula.latex());
        return json;
    }
}
