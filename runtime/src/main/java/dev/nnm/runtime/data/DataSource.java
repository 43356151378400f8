package dev.nnm.runtime.data;

import dev.nnm.runtime.ColumnSelection;
import dev.nnm.runtime.DataPlan;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.TrainingPlan;
import dev.nnm.runtime.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads the examples that a model file names, or others of that form. */
public final class DataSource {

    private DataSource() {}

    /**
     * Loads the training examples.
     *
     * @param model whose examples they are
     * @param plan where they are
     * @param folder the model file's folder, for relative paths
     * @throws UserError if a file is missing or does not fit
     */
    public static Dataset load(ModelDescription model, DataPlan plan, Path folder) {
        if (plan instanceof DataPlan.Csv csv) {
            return CsvExamples.readWithTargets(resolve(model, folder, csv.path()), model, csv.columns());
        }
        if (plan instanceof DataPlan.TextFile file) {
            return TextExamples.readWithTargets(resolve(model, folder, file.path()), model, file.step());
        }
        if (plan instanceof DataPlan.Text text) {
            return TextExamples.withTargets(model.sourceName(), text.text(), model, text.step());
        }
        return Dataset.ofRows(model, ((DataPlan.Table) plan).rows());
    }

    /**
     * Reads examples with their targets from a file, in the form of those that the model file names: a text where they
     * are a text, else CSV with the same columns.
     *
     * @throws UserError naming the file, if it does not hold such examples
     */
    public static Dataset readWithTargets(Path file, ModelDescription model) {
        int step = step(model);
        return step > 0
                ? TextExamples.readWithTargets(file, model, step)
                : CsvExamples.readWithTargets(file, model, columns(model));
    }

    /**
     * Reads examples to predict from a file, in the form of those that the model file names.
     *
     * @throws UserError naming the file, if it does not hold such examples
     */
    public static Dataset readInputs(Path file, ModelDescription model) {
        int step = step(model);
        return step > 0
                ? TextExamples.readInputs(file, model, step)
                : CsvExamples.readInputs(file, model, columns(model));
    }

    /** How far examples in a text are apart; 0 if the examples are not in a text. */
    private static int step(ModelDescription model) {
        DataPlan plan = plan(model);
        if (plan instanceof DataPlan.Text text) {
            return text.step();
        }
        return plan instanceof DataPlan.TextFile file ? file.step() : 0;
    }

    private static List<ColumnSelection> columns(ModelDescription model) {
        return plan(model) instanceof DataPlan.Csv csv ? csv.columns() : List.of();
    }

    private static @Nullable DataPlan plan(ModelDescription model) {
        TrainingPlan training = model.training();
        return training == null ? null : training.data();
    }

    private static Path resolve(ModelDescription model, Path folder, String path) {
        try {
            return folder.resolve(path);
        } catch (InvalidPathException e) {
            throw new UserError(model.sourceName() + ": \"" + path + "\" cannot be the name of a file.", e);
        }
    }
}
