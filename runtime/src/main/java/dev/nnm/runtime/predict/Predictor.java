package dev.nnm.runtime.predict;

import dev.nnm.runtime.BoundKernel;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.Variable;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.data.VariableData;
import dev.nnm.runtime.prepare.Preparations;
import java.util.ArrayList;
import java.util.List;

/** Runs the kernel {@code predict} on raw examples, some at a time. */
public final class Predictor {

    /** Enough examples for a kernel to be fast, few enough for its working arrays to stay small. */
    public static final int LARGEST_BATCH = 256;

    private Predictor() {}

    /**
     * The outputs for all examples.
     *
     * @param compiled the model with its weights
     * @param examples raw inputs; targets are not looked at
     * @throws dev.nnm.runtime.UserError if the model has no output
     * @throws IllegalArgumentException if the examples do not fit the model
     */
    public static Predictions predict(CompiledModel compiled, Dataset examples) {
        ModelDescription model = compiled.description();
        model.requireOutput();
        examples.requireFits(model);
        Dataset prepared = Preparations.apply(compiled.weights().preparations(), examples, model.precision());
        int capacity = Math.min(LARGEST_BATCH, prepared.count());
        BoundKernel kernel = compiled.bind("predict", capacity);
        List<Storage> outputs = new ArrayList<>();
        for (Variable output : model.outputs()) {
            outputs.add(Storage.allocate(model.precision(), Math.multiplyExact(prepared.count(), output.size())));
        }
        for (int first = 0; first < prepared.count(); first += capacity) {
            int count = Math.min(capacity, prepared.count() - first);
            for (VariableData input : prepared.inputs()) {
                input.copyRange(first, count, kernel.input(input.name()));
            }
            kernel.run(count);
            copyResults(model, kernel, first, count, outputs);
        }
        return new Predictions(model, prepared.count(), outputs);
    }

    private static void copyResults(
            ModelDescription model, BoundKernel kernel, int first, int count, List<Storage> outputs) {
        for (int i = 0; i < outputs.size(); i++) {
            Variable output = model.outputs().get(i);
            kernel.result(output.name()).copyTo(0, outputs.get(i), first * output.size(), count * output.size());
        }
    }
}
