package dev.nnm.cli.command;

import dev.nnm.runtime.ColumnSelection;
import dev.nnm.runtime.DataPlan;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.TrainingPlan;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.data.CsvExamples;
import dev.nnm.runtime.data.DataSource;
import dev.nnm.runtime.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The examples of a model.
 *
 * @param model whose examples they are
 * @param modelFile where the model was read
 */
record TrainingData(ModelDescription model, Path modelFile) {

    /**
     * Loads the examples to train with.
     *
     * @param file a CSV file, or null for what the train block names
     * @throws UserError if there are none, or they do not fit
     */
    Dataset load(@Nullable Path file) {
        if (!model.hasLoss()) {
            throw new UserError(modelFile + ": the model has no loss, so there is nothing to train it for");
        }
        if (file != null) {
            return CsvExamples.readWithTargets(file, model, columns());
        }
        DataPlan plan = plan();
        if (plan == null) {
            throw new UserError(modelFile + ": no data to train with: give --data FILE.csv, or name the data in a "
                    + "train block, as in train { data \"examples.csv\" }");
        }
        Path folder = Objects.requireNonNullElse(modelFile.getParent(), Path.of(""));
        return DataSource.load(model, plan, folder);
    }

    /** The columns of a CSV file that hold the model's variables; empty if the model file does not say. */
    List<ColumnSelection> columns() {
        return plan() instanceof DataPlan.Csv csv ? csv.columns() : List.of();
    }

    private @Nullable DataPlan plan() {
        TrainingPlan training = model.training();
        return training == null ? null : training.data();
    }
}
