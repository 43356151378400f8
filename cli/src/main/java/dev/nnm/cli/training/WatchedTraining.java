package dev.nnm.cli.training;

import dev.nnm.cli.Output;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.train.DivergedException;
import dev.nnm.runtime.train.EpochRecord;
import dev.nnm.runtime.train.TrainingListener;
import dev.nnm.runtime.train.TrainingOptions;
import dev.nnm.runtime.train.TrainingResult;
import dev.nnm.runtime.train.TrainingStart;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.runtime.weights.WeightsFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A training with a bar on the terminal that leaves a weights file behind however it ends. A file that exists is
 * replaced only by a training that comes to its end.
 *
 * @param model what to train
 * @param weightsFile where the weights are saved
 * @param output where progress and notes are written
 * @param unfinished reports how far a training came that did not come to its end
 */
public record WatchedTraining(CompiledModel model, Path weightsFile, Output output, UnfinishedTraining unfinished) {

    /** Reports how far a training came that did not come to its end. */
    @FunctionalInterface
    public interface UnfinishedTraining {

        /**
         * Reports.
         *
         * @param saved where the weights are; null if nothing is saved
         * @param divergence what diverged and what may help; null if the user ended the training
         */
        void report(Reached reached, @Nullable Path saved, @Nullable String divergence);
    }

    /**
     * Trains and saves the weights.
     *
     * @return empty if the process was told to end meanwhile; the weights of the last complete epoch are saved then
     * @throws UserError if the model cannot be trained or training diverges; in the second case the weights of the last
     *     complete epoch are saved
     */
    public Optional<TrainingResult> run(Dataset examples, TrainingOptions options) {
        try (Progress progress = Progress.on(output, model.description().name(), options.epochs());
                Interruption interruption = Interruption.watch(reached -> keep(progress, reached))) {
            try {
                TrainingResult result = model.train(examples, options, new Watcher(progress, interruption));
                if (!interruption.finish()) {
                    return Optional.empty();
                }
                result.model().save(weightsFile);
                return Optional.of(result);
            } catch (DivergedException e) {
                if (!interruption.finish()) {
                    return Optional.empty();
                }
                throw diverged(progress, e, interruption.reached());
            }
        }
    }

    private record Watcher(Progress progress, Interruption interruption) implements TrainingListener {

        @Override
        public void started(TrainingStart start) {
            interruption.started(start.initialLoss());
        }

        @Override
        public Decision epochFinished(EpochRecord epoch, Supplier<Weights> weights) {
            interruption.completed(epoch, weights.get());
            progress.show(epoch);
            return Decision.CONTINUE;
        }
    }

    /** Saves and reports what an interrupted training has reached. */
    void keep(Progress progress, Reached reached) {
        progress.close();
        unfinished.report(reached, saved(reached), null);
    }

    private @Nullable Path saved(Reached reached) {
        Weights weights = reached.weights();
        if (weights == null) {
            output.err().println("interrupted before the first epoch was complete: nothing is saved");
            return null;
        }
        try {
            PartialWeights place = save(weights);
            output.err()
                    .println("interrupted: the weights after epoch "
                            + reached.history().size() + " are " + place.saved());
            return place.file();
        } catch (UserError e) {
            output.err().println("interrupted: " + e.getMessage());
            return null;
        }
    }

    /** Saves and reports what a training reached before it diverged. */
    private UserError diverged(Progress progress, DivergedException failure, Reached reached) {
        progress.close();
        String divergence = String.valueOf(failure.getMessage());
        String message = divergence;
        Path saved = null;
        Weights weights = reached.weights();
        if (weights != null) {
            try {
                PartialWeights place = save(weights);
                saved = place.file();
                message += "\nThe weights after epoch " + reached.history().size() + ", the last complete one, are "
                        + place.saved() + ".";
            } catch (UserError e) {
                message += "\n" + e.getMessage();
            }
        }
        unfinished.report(reached, saved, divergence);
        return new UserError(message, failure);
    }

    private PartialWeights save(Weights weights) {
        PartialWeights place = PartialWeights.insteadOf(weightsFile);
        WeightsFile.write(place.file(), model.description(), weights);
        return place;
    }
}
