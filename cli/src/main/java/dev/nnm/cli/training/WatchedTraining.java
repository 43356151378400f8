package dev.nnm.cli.training;

import dev.nnm.cli.Output;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.train.DivergedException;
import dev.nnm.runtime.train.TrainingListener.Decision;
import dev.nnm.runtime.train.TrainingOptions;
import dev.nnm.runtime.train.TrainingResult;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.runtime.weights.WeightsFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A training with a bar on the terminal that leaves a weights file behind however it ends.
 *
 * @param model what to train
 * @param weightsFile where the weights are saved
 * @param output where progress and notes are written
 */
public record WatchedTraining(CompiledModel model, Path weightsFile, Output output) {

    /**
     * Trains and saves the weights.
     *
     * @return empty if the process was told to end meanwhile; the weights of the last complete epoch are saved then
     * @throws UserError if the model cannot be trained or training diverges; in the second case the weights of the last
     *     complete epoch are saved
     */
    public Optional<TrainingResult> run(Dataset examples, TrainingOptions options) {
        try (Progress progress = Progress.on(output, model.description().name(), options.epochs());
                Interruption interruption = Interruption.watch((weights, epoch) -> keep(progress, weights, epoch))) {
            TrainingResult result = model.train(examples, options, (epoch, weights) -> {
                interruption.completed(epoch.epoch(), weights.get());
                progress.show(epoch);
                return Decision.CONTINUE;
            });
            if (!interruption.finish()) {
                return Optional.empty();
            }
            result.model().save(weightsFile);
            return Optional.of(result);
        } catch (DivergedException e) {
            throw diverged(e);
        }
    }

    private void keep(Progress progress, @Nullable Weights weights, int epoch) {
        progress.close();
        if (weights == null) {
            output.err().println("interrupted before the first epoch was complete: nothing is saved");
            return;
        }
        try {
            save(weights);
            output.err().println("interrupted: the weights after epoch " + epoch + " are saved in " + weightsFile);
        } catch (UserError e) {
            output.err().println("interrupted: " + e.getMessage());
        }
    }

    private UserError diverged(DivergedException failure) {
        int epochs = failure.history().size();
        if (epochs == 0) {
            return failure;
        }
        save(failure.lastWeights());
        return new UserError(
                failure.getMessage() + "\nThe weights after epoch " + epochs + ", the last complete one, are saved in "
                        + weightsFile + ".",
                failure);
    }

    private void save(Weights weights) {
        WeightsFile.write(weightsFile, model.description(), weights);
    }
}
