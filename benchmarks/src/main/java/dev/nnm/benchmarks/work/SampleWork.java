package dev.nnm.benchmarks.work;

import dev.nnm.benchmarks.measure.Work;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.Variable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model file's value, and its gradient: of the loss by the parameters, or of the first scalar output by the inputs
 * where there is no loss. The value of a model without either is all of its outputs, and so is its gradient.
 */
public final class SampleWork {

    private static final int LARGEST_BATCH = 64;

    /** So many numbers a batch may have. */
    private static final int MOST_NUMBERS = 1 << 22;

    private SampleWork() {}

    /** The value alone; of a loss, as training computes it. */
    public static Work value(Path file) {
        CompiledModel model = OurCompiler.get().compile(file);
        return model.description().hasLoss() ? work(LossKernel.of(file, model), "train", "loss") : outputs(model);
    }

    /** The value and the gradient. */
    public static Work gradient(Path file) {
        CompiledModel model = OurCompiler.get().compile(file);
        if (model.description().hasLoss()) {
            return work(model, "train", "loss");
        }
        Optional<Variable> scalar = model.description().outputs().stream()
                .filter(output -> output.shape().isEmpty())
                .findFirst();
        return scalar.filter(output -> model.kernels().has("gradient:" + output.name()))
                .<Work>map(output -> work(model, "gradient:" + output.name(), "value"))
                .orElseGet(() -> outputs(model));
    }

    private static KernelWork outputs(CompiledModel model) {
        return work(model, "predict", model.description().outputs().get(0).name());
    }

    private static KernelWork work(CompiledModel model, String kernel, String result) {
        int batch = Math.max(
                1,
                Math.min(
                        LARGEST_BATCH,
                        MOST_NUMBERS / Math.max(1, model.description().inputSize())));
        KernelWork work = new KernelWork(model, kernel, batch, result);
        for (Variable input : model.description().inputs()) {
            work.input(input.name(), values(input, 1, batch));
        }
        if (!result.equals("value") && !kernel.equals("predict")) {
            setTargets(work, model.description().targets(), batch);
        }
        return work;
    }

    private static void setTargets(KernelWork work, List<Variable> targets, int batch) {
        for (Variable target : targets) {
            work.target(target.name(), values(target, 2, batch));
        }
    }

    private static float[] values(Variable variable, long seed, int batch) {
        return variable.isClass()
                ? Data.labels(seed, batch * variable.size(), variable.classes().size())
                : between(batch * variable.size());
    }

    /** Numbers at which the functions of most files are defined. */
    private static float[] between(int count) {
        float[] numbers = Data.normal(1, count);
        for (int i = 0; i < count; i++) {
            numbers[i] = 1 + 0.1f * numbers[i];
        }
        return numbers;
    }
}
