package dev.nnm.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nnm.runtime.ColumnSelection;
import dev.nnm.runtime.DataPlan;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.PreparationPlan;
import dev.nnm.runtime.TrainingPlan;
import java.util.List;
import java.util.stream.Collectors;

/** A {@code train} block, as a table and as JSON. */
final class TrainingPlanText {

    private TrainingPlanText() {}

    /** A line for each setting that is in effect. */
    static String table(TrainingPlan plan) {
        TextTable table = new TextTable("  ");
        table.row("data", data(plan));
        if (plan.validationFraction() > 0) {
            table.row("validation", plan.validationFraction() + " of the examples");
        }
        if (!plan.preparations().isEmpty()) {
            table.row("prepare", String.join(", ", preparations(plan)));
        }
        table.row("optimizer", optimizer(plan.optimizer()));
        table.row("epochs", String.valueOf(plan.epochs()));
        table.row("batch", String.valueOf(plan.batch()));
        table.row("seed", String.valueOf(plan.seed()));
        if (plan.patience() > 0) {
            table.row("stop", "after " + plan.patience() + " epochs without improvement");
        }
        return table.print();
    }

    private static String data(TrainingPlan plan) {
        if (plan.data() instanceof DataPlan.Table table) {
            int count = table.rows().size();
            return count + (count == 1 ? " example" : " examples") + " in the model file";
        }
        if (plan.data() instanceof DataPlan.Csv csv) {
            return csv.path() + columns(csv.columns());
        }
        if (plan.data() instanceof DataPlan.TextFile file) {
            return "the text " + file.path();
        }
        if (plan.data() instanceof DataPlan.Text) {
            return "a text in the model file";
        }
        return "none in the model file: give --data";
    }

    private static String columns(List<ColumnSelection> columns) {
        return columns.isEmpty()
                ? ""
                : columns.stream().map(TrainingPlanText::column).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String column(ColumnSelection column) {
        if (!column.names().isEmpty()) {
            return column.variable() + " = " + String.join(", ", column.names());
        }
        return column.variable()
                + (column.first() == column.last()
                        ? " = column " + column.first()
                        : " = columns " + column.first() + ".." + column.last());
    }

    private static List<String> preparations(TrainingPlan plan) {
        return plan.preparations().stream().map(TrainingPlanText::preparation).toList();
    }

    private static String preparation(PreparationPlan preparation) {
        return preparation.kind() + "(" + preparation.variable() + ")";
    }

    private static String optimizer(OptimizerPlan plan) {
        return plan.settings().entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .collect(Collectors.joining(", ", plan.name() + "(", ")"));
    }

    /** The settings as one object. */
    static JsonObject json(TrainingPlan plan) {
        JsonObject json = new JsonObject();
        json.addProperty("data", data(plan));
        json.addProperty("validation", plan.validationFraction());
        json.add("prepare", preparationsJson(plan));
        json.add("optimizer", optimizerJson(plan.optimizer()));
        json.addProperty("epochs", plan.epochs());
        json.addProperty("batch", plan.batch());
        json.addProperty("seed", plan.seed());
        json.addProperty("patience", plan.patience());
        return json;
    }

    private static JsonArray preparationsJson(TrainingPlan plan) {
        return Json.texts(preparations(plan));
    }

    private static JsonObject optimizerJson(OptimizerPlan plan) {
        JsonObject json = new JsonObject();
        json.addProperty("name", plan.name());
        plan.settings().forEach((name, value) -> json.add(name, Json.number(value)));
        return json;
    }
}
