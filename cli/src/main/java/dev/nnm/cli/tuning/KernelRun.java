package dev.nnm.cli.tuning;

import dev.nnm.runtime.BoundKernel;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.data.VariableData;
import dev.nnm.runtime.initialize.ParameterInitialization;
import dev.nnm.runtime.predict.Predictor;
import dev.nnm.runtime.prepare.FittedPreparation;
import dev.nnm.runtime.prepare.Preparations;
import dev.nnm.runtime.train.TrainingOptions;
import java.util.List;

/** Runs the kernel of a command on its first batch of examples, as often as it is asked to. */
public final class KernelRun implements Runnable {

    private final BoundKernel kernel;

    private KernelRun(BoundKernel kernel) {
        this.kernel = kernel;
    }

    /** The loss and the gradient of a training's first step. */
    public static KernelRun training(CompiledModel model, Dataset examples, TrainingOptions options) {
        ModelDescription description = model.description();
        Dataset batch = prepared(
                model,
                Preparations.fit(description, options.preparations(), examples),
                first(examples, options.batch()));
        Storage parameters = ParameterInitialization.initialValues(description, options.seed());
        BoundKernel kernel = kernel(model, "train", parameters, batch);
        for (VariableData target : batch.targets()) {
            target.copyRange(0, batch.count(), kernel.target(target.name()));
        }
        kernel.draw(options.seed(), 1);
        return new KernelRun(kernel);
    }

    /** The outputs of the first examples that are predicted. */
    public static KernelRun prediction(CompiledModel model, Dataset examples) {
        Dataset batch = prepared(model, model.weights().preparations(), first(examples, Predictor.LARGEST_BATCH));
        return new KernelRun(kernel(model, "predict", model.weights().parameters(), batch));
    }

    private static Dataset first(Dataset examples, int count) {
        int[] order = new int[Math.min(count, examples.count())];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return examples.select(order);
    }

    private static Dataset prepared(CompiledModel model, List<FittedPreparation> preparations, Dataset raw) {
        return Preparations.apply(preparations, raw, model.description().precision());
    }

    private static BoundKernel kernel(CompiledModel model, String name, Storage parameters, Dataset batch) {
        BoundKernel kernel =
                BoundKernel.of(model.kernels(), name, batch.count(), parameters).with(model.workers());
        for (VariableData input : batch.inputs()) {
            input.copyRange(0, batch.count(), kernel.input(input.name()));
        }
        return kernel;
    }

    @Override
    public void run() {
        kernel.run(kernel.capacity());
    }
}
