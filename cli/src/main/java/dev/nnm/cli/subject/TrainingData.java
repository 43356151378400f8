package dev.nnm.cli.subject;

import dev.nnm.runtime.DataPlan;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.TrainingPlan;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.data.DataSource;
import dev.nnm.runtime.data.Dataset;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The examples of a model.
 *
 * @param model whose examples they are
 * @param modelFile where the model was read
 */
public record TrainingData(ModelDescription model, Path modelFile) {

    /**
     * Loads the examples to train with.
     *
     * @param file a file in the form of the train block's, or null for what the train block names
     * @throws UserError if there are none, or they do not fit
     */
    public Dataset load(@Nullable Path file) {
        if (!model.hasLoss()) {
            throw new UserError(modelFile + ": the model has no loss, so there is nothing to train it for");
        }
        if (file != null) {
            return DataSource.readWithTargets(file, model);
        }
        DataPlan plan = plan();
        if (plan == null) {
            throw new UserError(modelFile + ": no data to train with: give --data FILE.csv, or name the data in a "
                    + "train block, as in train { data \"examples.csv\" }");
        }
        Path folder = Objects.requireNonNullElse(modelFile.getParent(), Path.of(""));
        return DataSource.load(model, plan, folder);
    }

    /**
     * Loads the examples to train with, if there are any.
     *
     * @param file a file in the form of the train block's, or null for what the train block names
     * @throws UserError if they do not fit
     */
    public Optional<Dataset> loadIfAny(@Nullable Path file) {
        return file == null && plan() == null ? Optional.empty() : Optional.of(load(file));
    }

    private @Nullable DataPlan plan() {
        TrainingPlan training = model.training();
        return training == null ? null : training.data();
    }
}
