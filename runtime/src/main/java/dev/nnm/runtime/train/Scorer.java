package dev.nnm.runtime.train;

import dev.nnm.runtime.BoundKernel;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.data.VariableData;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures a model on examples by its kernel {@code evaluate}, some at a time. */
public final class Scorer {

    /** Enough examples for a kernel to be fast, few enough for its working arrays to stay small. */
    private static final int LARGEST_BATCH = 256;

    private final ModelDescription model;
    private final Dataset examples;
    private final BoundKernel kernel;

    /**
     * Prepares to measure.
     *
     * @param compiled the model; its own weights are not used
     * @param parameters shared, so that each measurement is of their values at that time
     * @param examples prepared, at least one, with targets
     */
    public Scorer(CompiledModel compiled, Storage parameters, Dataset examples) {
        int capacity = Math.min(LARGEST_BATCH, examples.count());
        this.model = compiled.description();
        this.examples = examples;
        this.kernel = BoundKernel.of(compiled.kernels(), "evaluate", capacity, parameters)
                .with(compiled.workers());
    }

    /** The mean loss and metrics over all examples. */
    public Scores score() {
        double loss = 0;
        double[] metrics = new double[model.metrics().size()];
        for (int first = 0; first < examples.count(); first += kernel.capacity()) {
            int count = Math.min(kernel.capacity(), examples.count() - first);
            run(first, count);
            loss += kernel.result("loss").get(0) * count;
            for (int i = 0; i < metrics.length; i++) {
                metrics[i] += kernel.result(model.metrics().get(i)).get(0) * count;
            }
        }
        Map<String, Double> means = new LinkedHashMap<>();
        for (int i = 0; i < metrics.length; i++) {
            means.put(model.metrics().get(i), metrics[i] / examples.count());
        }
        return new Scores(loss / examples.count(), means);
    }

    private void run(int first, int count) {
        for (VariableData input : examples.inputs()) {
            input.copyRange(first, count, kernel.input(input.name()));
        }
        for (VariableData target : examples.targets()) {
            target.copyRange(first, count, kernel.target(target.name()));
        }
        kernel.run(count);
    }
}
