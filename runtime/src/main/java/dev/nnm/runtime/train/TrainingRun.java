package dev.nnm.runtime.train;

import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.DataSplit;
import dev.nnm.runtime.optimize.Optimizers;
import dev.nnm.runtime.prepare.FittedPreparation;
import dev.nnm.runtime.train.TrainingListener.Decision;
import dev.nnm.runtime.train.TrainingResult.End;
import dev.nnm.runtime.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of one training, and its loop. All storages are allocated before the first update. */
final class TrainingRun {

    private final CompiledModel model;
    private final ModelDescription description;
    private final List<FittedPreparation> preparations;
    private final TrainingOptions options;
    private final DataSplit examples;
    private final Storage parameters;
    private final Updates updates;
    private final Scorer trainingScorer;
    private final @Nullable Scorer validationScorer;
    private final BestWeights best;
    private final List<EpochRecord> history = new ArrayList<>();
    private final Storage lastComplete;

    TrainingRun(
            CompiledModel model,
            DataSplit examples,
            List<FittedPreparation> preparations,
            TrainingOptions options,
            Storage parameters) {
        this.model = model;
        this.description = model.description();
        this.preparations = preparations;
        this.options = options;
        this.examples = examples;
        this.parameters = parameters;
        this.updates = new Updates(model, examples.training(), options, parameters);
        this.trainingScorer = new Scorer(model, parameters, examples.training());
        this.validationScorer =
                examples.validation().count() == 0 ? null : new Scorer(model, parameters, examples.validation());
        this.best = new BestWeights(options.patience(), parameters);
        this.lastComplete = parameters.copy();
    }

    TrainingResult run(TrainingListener listener) {
        long start = System.nanoTime();
        double initialLoss = trainingScorer.score().loss();
        if (!Double.isFinite(initialLoss)) {
            throw neverFinite(initialLoss);
        }
        listener.started(new TrainingStart(
                examples.training().count(), examples.validation().count(), options.epochs(), initialLoss));
        End end = runEpochs(listener);
        best.parameters().copyTo(0, parameters, 0, parameters.size());
        Scores training = trainingScorer.score();
        Scores validation = validationScorer == null ? null : validationScorer.score();
        double seconds = (System.nanoTime() - start) * 1e-9;
        CompiledModel trained = model.withWeights(snapshot(parameters));
        return new TrainingResult(trained, initialLoss, training, validation, history, best.epoch(), end, seconds);
    }

    private End runEpochs(TrainingListener listener) {
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            EpochRecord record = runEpoch(epoch);
            history.add(record);
            best.add(record, parameters);
            parameters.copyTo(0, lastComplete, 0, parameters.size());
            if (listener.epochFinished(record, () -> snapshot(parameters)) == Decision.STOP) {
                return End.REQUESTED;
            }
            if (best.isPatienceOver(epoch)) {
                return End.NO_IMPROVEMENT;
            }
        }
        return End.ALL_EPOCHS;
    }

    private EpochRecord runEpoch(int epoch) {
        MiniBatches batches = updates.batches();
        batches.shuffle(epoch);
        double sum = 0;
        for (int batch = 0; batch < batches.count(); batch++) {
            double loss = updates.update(batch);
            if (!Double.isFinite(loss)) {
                throw diverged("the loss became " + loss + " in epoch " + epoch + ", batch " + (batch + 1));
            }
            sum += loss * batches.sizeOf(batch);
        }
        requireFiniteParameters(epoch);
        return new EpochRecord(
                epoch, sum / examples.training().count(), validationScorer == null ? null : validationScorer.score());
    }

    private void requireFiniteParameters(int epoch) {
        for (int i = 0; i < parameters.size(); i++) {
            if (!Double.isFinite(parameters.get(i))) {
                throw diverged("a parameter became " + parameters.get(i) + " in epoch " + epoch);
            }
        }
    }

    /** No rate helps where nothing has been updated yet. */
    private DivergedException neverFinite(double loss) {
        String advice = preparation()
                .map(p -> " A preparation such as " + p + " may help.")
                .orElse("");
        return stopped("the loss is " + loss + " before the first update." + advice
                + " Look for initial values or data that are too large, a division by 0, a logarithm or a root of a"
                + " number that is not positive.");
    }

    private DivergedException diverged(String what) {
        String advice = preparation().map(p -> " or a preparation such as " + p).orElse("");
        Object rate = options.optimizer()
                .settings()
                .getOrDefault(
                        "rate",
                        Optimizers.settingsOf(options.optimizer().name()).get("rate"));
        return stopped(what + ". A smaller rate than " + rate + " for "
                + options.optimizer().name() + advice
                + " may help; otherwise look for a division by 0, a logarithm or a root of a number that is not"
                + " positive.");
    }

    /** A preparation that the model could have, if it has none. */
    private Optional<String> preparation() {
        return preparations.isEmpty()
                ? description.inputs().stream().findFirst().map(input -> "standardize(" + input.name() + ")")
                : Optional.empty();
    }

    private DivergedException stopped(String message) {
        return new DivergedException(description.sourceName() + ": " + message, snapshot(lastComplete), history);
    }

    private Weights snapshot(Storage values) {
        return new Weights(values, preparations);
    }
}
