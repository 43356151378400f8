package dev.nnm.benchmarks.work;

import dev.nnm.benchmarks.measure.Work;
import dev.nnm.compiler.NnmCompiler;
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

    private static final int BATCH = 64;

    private SampleWork() {}

    /** The value alone. */
    public static Work value(Path file) {
        CompiledModel model = NnmCompiler.standard().compile(file);
        return model.description().hasLoss() ? work(model, "evaluate", "loss") : outputs(model);
    }

    /** The value and the gradient. */
    public static Work gradient(Path file) {
        CompiledModel model = NnmCompiler.standard().compile(file);
        if (model.description().hasLoss()) {
            return work(model, "train", "loss");
        }
        Optional<Variable> scalar = model.description().outputs().stream()
                .filter(output -> output.shape().isEmpty())
                .findFirst();
        return scalar.<Work>map(output -> work(model, "gradient:" + output.name(), "value"))
                .orElseGet(() -> outputs(model));
    }

    private static KernelWork outputs(CompiledModel model) {
        return work(model, "predict", model.description().outputs().get(0).name());
    }

    private static KernelWork work(CompiledModel model, String kernel, String result) {
        KernelWork work = new KernelWork(model, kernel, BATCH, result);
        for (Variable input : model.description().inputs()) {
            work.input(input.name(), between(BATCH * input.size()));
        }
        if (!result.equals("value") && !kernel.equals("predict")) {
            setTargets(work, model.description().targets());
        }
        return work;
    }

    private static void setTargets(KernelWork work, List<Variable> targets) {
        for (Variable target : targets) {
            work.target(
                    target.name(),
                    target.isClass() ? Data.labels(2, BATCH, target.classes().size()) : between(BATCH * target.size()));
        }
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
