package dev.nnm.runtime.train;

import dev.nnm.runtime.BoundKernel;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.optimize.Optimizer;
import dev.nnm.runtime.optimize.Optimizers;
import org.jspecify.annotations.Nullable;

/**
 * The updates of a training, batch by batch. Everything that they need is found and allocated when they are made: an
 * update of a small model takes less than a microsecond beside its kernel.
 */
final class Updates {

    private final Storage parameters;
    private final int trained;
    private final long seed;
    private final BoundKernel kernel;
    private final MiniBatches batches;
    private final Optimizer optimizer;
    private final Storage loss;
    private final Storage gradient;
    private final @Nullable Storage statistics;
    private long step;

    /**
     * Prepares to train.
     *
     * @param model the model; its own weights are not used
     * @param examples prepared, at least one, with targets
     * @param parameters are updated in place
     */
    Updates(CompiledModel model, Dataset examples, TrainingOptions options, Storage parameters) {
        this.parameters = parameters;
        this.trained = model.description().trainedCount();
        this.seed = options.seed();
        int capacity = Math.min(options.batch(), examples.count());
        this.kernel =
                BoundKernel.of(model.kernels(), "train", capacity, parameters).with(model.workers());
        this.batches = new MiniBatches(examples, seed, kernel);
        this.optimizer = Optimizers.create(options.optimizer(), parameters.precision(), trained)
                .with(model.workers());
        this.loss = kernel.result("loss");
        this.gradient = kernel.result("gradient");
        this.statistics = kernel.findResult("statistics").orElse(null);
    }

    /** The batches, which are to be shuffled before each epoch. */
    MiniBatches batches() {
        return batches;
    }

    /**
     * Updates the parameters, unless the loss is not finite.
     *
     * @param batch the number of the batch, from 0
     * @return the mean loss over the batch, before the update
     */
    double update(int batch) {
        batches.load(batch);
        kernel.draw(seed, step + 1);
        kernel.run(batches.sizeOf(batch));
        double before = loss.get(0);
        if (Double.isFinite(before)) {
            step++;
            optimizer.update(step, parameters, gradient, 0, trained);
            if (statistics != null) {
                statistics.copyTo(0, parameters, trained, statistics.size());
            }
        }
        return before;
    }
}
