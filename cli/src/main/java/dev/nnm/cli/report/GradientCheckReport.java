package dev.nnm.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nnm.compiler.verify.ComparedDerivative;
import dev.nnm.compiler.verify.ComparedDerivative.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a comparison of derivatives with differences found.
 *
 * @param file the model file
 * @param derivatives what was compared
 */
public record GradientCheckReport(String file, List<ComparedDerivative> derivatives) implements Report {

    /** Copies the list. */
    public GradientCheckReport {
        derivatives = List.copyOf(derivatives);
    }

    /** Whether nothing was found to be wrong. */
    public boolean isFine() {
        return derivatives.stream().allMatch(ComparedDerivative::agrees);
    }

    @Override
    public String text() {
        if (derivatives.isEmpty()) {
            return file + " has nothing to differentiate\n";
        }
        TextTable table = new TextTable("  ").row("derivative of", "by", "points", "greatest error", "");
        for (List<ComparedDerivative> row : rows()) {
            ComparedDerivative worst = worst(row);
            table.row(
                    of(worst),
                    row.stream().map(ComparedDerivative::by).collect(Collectors.joining(", ")),
                    String.valueOf(worst.points()),
                    worst.isDecided() ? NumberText.rounded(worst.error()) : "",
                    verdict(worst));
        }
        return "derivatives in " + file + ", compared with differences at random points\n\n" + table.print() + "\n"
                + conclusion();
    }

    /** Those of one thing that agree stand in one row. */
    private List<List<ComparedDerivative>> rows() {
        Map<String, List<ComparedDerivative>> rows = new LinkedHashMap<>();
        for (ComparedDerivative derivative : derivatives) {
            boolean isAlone = derivative.kind() == Kind.FUNCTION || !derivative.agrees() || !derivative.isDecided();
            String key = of(derivative) + (isAlone ? " by " + derivative.by() : "");
            rows.computeIfAbsent(key, row -> new ArrayList<>()).add(derivative);
        }
        return List.copyOf(rows.values());
    }

    private static ComparedDerivative worst(List<ComparedDerivative> row) {
        return row.stream().reduce((a, b) -> b.error() > a.error() ? b : a).orElseThrow();
    }

    private static String of(ComparedDerivative derivative) {
        return derivative.kind() == Kind.FUNCTION ? "fn " + derivative.of() : derivative.of();
    }

    private static String verdict(ComparedDerivative derivative) {
        if (!derivative.isDecided()) {
            return "no value at any point tried";
        }
        return derivative.agrees()
                ? "agrees"
                : "DIFFERS: " + NumberText.rounded(derivative.derivative()) + ", but differences give "
                        + NumberText.rounded(derivative.difference());
    }

    private String conclusion() {
        long wrong =
                derivatives.stream().filter(derivative -> !derivative.agrees()).count();
        if (wrong == 0) {
            return "all agree\n";
        }
        return wrong + (wrong == 1 ? " derivative is" : " derivatives are") + " not what differences of values say\n";
    }

    @Override
    public JsonObject json() {
        JsonArray rows = new JsonArray();
        for (ComparedDerivative derivative : derivatives) {
            JsonObject row = new JsonObject();
            row.addProperty("of", derivative.of());
            row.addProperty("function", derivative.kind() == Kind.FUNCTION);
            row.addProperty("by", derivative.by());
            row.addProperty("points", derivative.points());
            row.add("error", Json.number(derivative.error()));
            row.add("derivative", Json.number(derivative.derivative()));
            row.add("difference", Json.number(derivative.difference()));
            row.addProperty("agrees", derivative.agrees());
            rows.add(row);
        }
        JsonObject json = new JsonObject();
        json.addProperty("file", file);
        json.addProperty("fine", isFine());
        json.add("derivatives", rows);
        return json;
    }
}
