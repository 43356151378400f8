package dev.nnm.runtime.train;

import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.data.DataSplit;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.initialize.ParameterInitialization;
import dev.nnm.runtime.prepare.FittedPreparation;
import dev.nnm.runtime.prepare.Preparations;
import java.util.List;

/**
 * Trains a model: splits the examples, fits the preparations, initialises the parameters from the seed, and descends.
 * The same model, examples and options give the same bits, as far as the kernels do: those with vectors leave the last
 * bits of functions such as exp open.
 */
public final class Trainer {

    private Trainer() {}

    /**
     * Trains from new initial values.
     *
     * @param model the model; its own weights are not used
     * @param examples raw examples with targets
     * @param options how to train
     * @param listener is told of every epoch
     * @throws UserError if the model cannot be trained, or an option names what does not exist
     * @throws DivergedException if a loss is no longer finite
     * @throws IllegalArgumentException if the examples do not fit the model, or a number in them is NaN or infinite
     */
    public static TrainingResult train(
            CompiledModel model, Dataset examples, TrainingOptions options, TrainingListener listener) {
        ModelDescription description = model.description();
        requireTrainable(description);
        requireExamples(description, examples);
        DataSplit raw = DataSplit.of(description, examples, options.validationFraction(), options.seed());
        List<FittedPreparation> preparations = Preparations.fit(description, options.preparations(), raw.training());
        DataSplit prepared = new DataSplit(
                Preparations.apply(preparations, raw.training(), description.precision()),
                Preparations.apply(preparations, raw.validation(), description.precision()));
        return new TrainingRun(
                        model,
                        prepared,
                        preparations,
                        options,
                        ParameterInitialization.initialValues(description, options.seed()))
                .run(listener);
    }

    private static void requireTrainable(ModelDescription model) {
        if (!model.hasLoss()) {
            throw new UserError(model.sourceName() + ": the model has no loss, so there is nothing to train for.");
        }
        if (model.trainedCount() == 0) {
            throw new UserError(model.sourceName() + ": the model has no parameters to train.");
        }
    }

    private static void requireExamples(ModelDescription model, Dataset examples) {
        examples.requireFits(model);
        if (!examples.hasTargets(model)) {
            throw new IllegalArgumentException("the examples have no targets to train for");
        }
        if (examples.count() == 0) {
            throw new UserError(model.sourceName() + ": there are no examples to train with.");
        }
        examples.requireFinite();
    }
}
