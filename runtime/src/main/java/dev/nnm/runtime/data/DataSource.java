package dev.nnm.runtime.data;

import dev.nnm.runtime.DataPlan;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Loads the examples that a model file names. */
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
        DataPlan.Table table = (DataPlan.Table) plan;
        return Dataset.ofRows(model, table.rows());
    }

    private static Path resolve(ModelDescription model, Path folder, String path) {
        try {
            return folder.resolve(path);
        } catch (InvalidPathException e) {
            throw new UserError(model.sourceName() + ": \"" + path + "\" cannot be the name of a file.", e);
        }
    }
}
