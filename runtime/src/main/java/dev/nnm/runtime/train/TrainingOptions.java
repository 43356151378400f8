package dev.nnm.runtime.train;

import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.PreparationPlan;
import dev.nnm.runtime.TrainingPlan;
import java.util.List;
import java.util.Map;

/**
 * How to train.
 *
 * @param epochs how often all training examples are seen; 0 only initialises
 * @param batch the examples for one update, at least 1
 * @param seed decides every random number
 * @param patience epochs without improvement after which training stops; 0 for no early stopping
 * @param validationFraction the part of the examples set aside to validate, from 0 to below 1
 * @param preparations fitted to the training part, applied in this order
 * @param optimizer how the parameters are updated
 */
public record TrainingOptions(
        int epochs,
        int batch,
        long seed,
        int patience,
        double validationFraction,
        List<PreparationPlan> preparations,
        OptimizerPlan optimizer) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public TrainingOptions {
        require(epochs >= 0, "epochs must be 0 or more, but is " + epochs);
        require(batch >= 1, "batch must be 1 or more, but is " + batch);
        require(patience >= 0, "patience must be 0 or more, but is " + patience);
        require(
                validationFraction >= 0 && validationFraction < 1,
                "the validation fraction must be from 0 to below 1, but is " + validationFraction);
        preparations = List.copyOf(preparations);
    }

    /** What is used where neither the model file nor the caller decides: Adam, 100 epochs, batches of 32, seed 0. */
    public static TrainingOptions defaults() {
        return new TrainingOptions(100, 32, 0, 0, 0, List.of(), new OptimizerPlan("adam", Map.of()));
    }

    /** The options of a model file's {@code train} block. */
    public static TrainingOptions of(TrainingPlan plan) {
        return new TrainingOptions(
                plan.epochs(),
                plan.batch(),
                plan.seed(),
                plan.patience(),
                plan.validationFraction(),
                plan.preparations(),
                plan.optimizer());
    }

    /** The options of the model's {@code train} block, or the defaults if it has none. */
    public static TrainingOptions of(ModelDescription model) {
        TrainingPlan plan = model.training();
        return plan == null ? defaults() : of(plan);
    }

    /** These options with another number of epochs. */
    public TrainingOptions withEpochs(int newEpochs) {
        return new TrainingOptions(newEpochs, batch, seed, patience, validationFraction, preparations, optimizer);
    }

    /** These options with another batch size. */
    public TrainingOptions withBatch(int newBatch) {
        return new TrainingOptions(epochs, newBatch, seed, patience, validationFraction, preparations, optimizer);
    }

    /** These options with another seed. */
    public TrainingOptions withSeed(long newSeed) {
        return new TrainingOptions(epochs, batch, newSeed, patience, validationFraction, preparations, optimizer);
    }

    /** These options with another patience. */
    public TrainingOptions withPatience(int newPatience) {
        return new TrainingOptions(epochs, batch, seed, newPatience, validationFraction, preparations, optimizer);
    }

    /** These options with another part set aside to validate. */
    public TrainingOptions withValidationFraction(double newFraction) {
        return new TrainingOptions(epochs, batch, seed, patience, newFraction, preparations, optimizer);
    }

    /** These options with other preparations. */
    public TrainingOptions withPreparations(List<PreparationPlan> newPreparations) {
        return new TrainingOptions(epochs, batch, seed, patience, validationFraction, newPreparations, optimizer);
    }

    /** These options with another optimizer. */
    public TrainingOptions withOptimizer(OptimizerPlan newOptimizer) {
        return new TrainingOptions(epochs, batch, seed, patience, validationFraction, preparations, newOptimizer);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
