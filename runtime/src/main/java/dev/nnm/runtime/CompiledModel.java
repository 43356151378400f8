package dev.nnm.runtime;

import dev.nnm.runtime.data.DataSource;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.data.VariableData;
import dev.nnm.runtime.parallel.Workers;
import dev.nnm.runtime.predict.Predictions;
import dev.nnm.runtime.predict.Predictor;
import dev.nnm.runtime.prepare.Preparations;
import dev.nnm.runtime.train.Scorer;
import dev.nnm.runtime.train.Scores;
import dev.nnm.runtime.train.Trainer;
import dev.nnm.runtime.train.TrainingListener;
import dev.nnm.runtime.train.TrainingOptions;
import dev.nnm.runtime.train.TrainingResult;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.runtime.weights.WeightsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A compiled model with weights: what a Java program evaluates, differentiates, trains and predicts with, whether it
 * was compiled a moment ago or comes from a JAR. It never changes; training and loading give new models. Any number of
 * threads may use it.
 *
 * <pre>{@code
 * TrainingResult result = model.train(Path.of("samples"));
 * CompiledModel trained = result.model();
 * double[] y = trained.evaluate(Map.of("x", new double[] {0, 1})).get("y");
 * trained.save(Path.of("xor.npz"));
 * }</pre>
 *
 * <p>Inputs are given raw. If the weights say how inputs were prepared for training (standardised, for instance), they
 * are prepared in the same way before the kernels see them.
 *
 * <p>Kernels that are worth it spread their work over as many threads as there are processors; {@link #withThreads}
 * says otherwise. Results do not depend on the number of threads, to the last bit.
 */
public final class CompiledModel {

    private final ModelDescription description;
    private final KernelFactory kernels;
    private final Weights weights;

    /** What the kernels of this model read; given to nobody else. */
    private final Storage parameters;

    private final Workers workers;

    /**
     * Puts a model together.
     *
     * @throws IllegalArgumentException if the weights have another number of parameters or another precision
     */
    public CompiledModel(ModelDescription description, KernelFactory kernels, Weights weights) {
        this(
                Objects.requireNonNull(description, "description is null"),
                Objects.requireNonNull(kernels, "kernels is null"),
                Objects.requireNonNull(weights, "weights is null"),
                weights.parameters(),
                Workers.ofProcessors());
    }

    private CompiledModel(
            ModelDescription description, KernelFactory kernels, Weights weights, Storage parameters, Workers workers) {
        if (parameters.size() != description.parameterCount()) {
            throw new IllegalArgumentException(description.name() + " has " + description.parameterCount()
                    + " parameters, but the weights have " + parameters.size());
        }
        if (parameters.precision() != description.precision()) {
            throw new IllegalArgumentException(description.name() + " has the precision " + description.precision()
                    + ", but the weights have " + parameters.precision());
        }
        this.description = description;
        this.kernels = kernels;
        this.weights = weights;
        this.parameters = parameters;
        this.workers = workers;
    }

    /** What is known of the model. */
    public ModelDescription description() {
        return description;
    }

    /** The model's kernels, for programs that call them directly. */
    public KernelFactory kernels() {
        return kernels;
    }

    /**
     * One of the model's kernels, with its parameters and threads, ready to run.
     *
     * @param kernel its name, see {@link KernelFactory}
     * @param capacity the largest batch
     * @throws IllegalArgumentException if there is no such kernel, or the batch is negative or too large for an array
     */
    public BoundKernel bind(String kernel, int capacity) {
        return BoundKernel.of(kernels, kernel, capacity, parameters).with(workers);
    }

    /** The parameters and preparations in use. */
    public Weights weights() {
        return weights;
    }

    /**
     * The same model with other weights.
     *
     * @throws IllegalArgumentException if they do not fit
     */
    public CompiledModel withWeights(Weights newWeights) {
        Objects.requireNonNull(newWeights, "newWeights is null");
        return new CompiledModel(description, kernels, newWeights, newWeights.parameters(), workers);
    }

    /**
     * The same model, computing with a number of threads.
     *
     * @param threads how many work at most, the caller's among them; at least 1
     * @throws IllegalArgumentException if the number is less than 1
     */
    public CompiledModel withThreads(int threads) {
        return new CompiledModel(description, kernels, weights, parameters, Workers.of(threads));
    }

    /** The threads that the model's kernels spread their work over. */
    public Workers workers() {
        return workers;
    }

    /** The same model as before training, with the initial values of a seed. */
    public CompiledModel initialized(long seed) {
        return withWeights(Weights.initial(description, seed));
    }

    /**
     * The outputs for one example.
     *
     * <pre>{@code
     * double y = model.evaluate(Map.of("x1", new double[] {2}, "x2", new double[] {5})).get("y")[0];
     * }</pre>
     *
     * @param inputs the elements of every input, row-major; of a class its index, see {@link Variable#indicesOf}
     * @return the elements of every output, row-major, in the model's order
     * @throws UserError if the model has no output
     * @throws IllegalArgumentException if an input is missing, unknown or of another size
     */
    public Map<String, double[]> evaluate(Map<String, double[]> inputs) {
        Predictions predictions = predict(example(inputs));
        Map<String, double[]> outputs = new LinkedHashMap<>();
        for (Variable output : description.outputs()) {
            outputs.put(output.name(), predictions.output(output.name(), 0));
        }
        return outputs;
    }

    /**
     * The label of the class predicted for one example.
     *
     * @param inputs the elements of every input, row-major
     * @throws IllegalArgumentException if the model does not classify, or the inputs do not fit
     * @throws IllegalStateException if the output that classifies has NaN
     */
    public String classOf(Map<String, double[]> inputs) {
        return predict(example(inputs)).classLabel(0);
    }

    /**
     * The outputs for many examples.
     *
     * @throws UserError if the model has no output
     * @throws IllegalArgumentException if the examples do not fit
     */
    public Predictions predict(Dataset examples) {
        return Predictor.predict(this, Objects.requireNonNull(examples, "examples is null"));
    }

    /**
     * The outputs for many examples.
     *
     * <pre>{@code
     * Predictions predictions = model.predict(new double[][] {{5.1, 3.5, 1.4, 0.2}, {6.2, 2.9, 4.3, 1.3}});
     * String species = predictions.classLabel(1);
     * }</pre>
     *
     * @param rows for each example all inputs, flattened in the model's order
     * @throws UserError if the model has no output
     * @throws IllegalArgumentException if a row has another length
     */
    public Predictions predict(double[][] rows) {
        return predict(Dataset.ofInputs(description, rows));
    }

    /**
     * A scalar output for one example and its gradient with respect to the raw inputs that are numbers.
     *
     * <pre>{@code
     * OutputGradient gradient = model.gradient("y", Map.of("x1", new double[] {2}, "x2", new double[] {5}));
     * double slope = gradient.byInput().get("x1")[0];
     * }</pre>
     *
     * @param output the name of a scalar output
     * @param inputs the elements of every input, row-major
     * @throws IllegalArgumentException if the output is unknown or no scalar, or the inputs do not fit
     */
    public OutputGradient gradient(String output, Map<String, double[]> inputs) {
        requireScalar(Objects.requireNonNull(output, "output is null"));
        Dataset prepared = Preparations.apply(weights.preparations(), example(inputs), description.precision());
        BoundKernel kernel = bind("gradient:" + output, 1);
        for (VariableData input : prepared.inputs()) {
            input.copyRange(0, 1, kernel.input(input.name()));
        }
        kernel.run(1);
        Map<String, double[]> byInput = new LinkedHashMap<>();
        for (Variable input : description.numericInputs()) {
            double[] gradient = kernel.result(input.name()).toDoubles();
            Preparations.find(weights.preparations(), input.name()).ifPresent(p -> p.chainGradient(gradient));
            byInput.put(input.name(), gradient);
        }
        return new OutputGradient(kernel.result("value").get(0), byInput);
    }

    /**
     * Trains on the examples and with the options of the model file's {@code train} block.
     *
     * @param folder the model file's folder, from which the path of a CSV file is taken
     * @throws UserError if the model file names no data, or it cannot be read or trained on
     */
    public TrainingResult train(Path folder) {
        Objects.requireNonNull(folder, "folder is null");
        TrainingPlan plan = description.training();
        DataPlan data = plan == null ? null : plan.data();
        if (data == null) {
            throw new UserError(description.sourceName() + ": the model file names no data to train with.");
        }
        Dataset examples = DataSource.load(description, data, folder);
        return train(examples, TrainingOptions.of(description), TrainingListener.none());
    }

    /**
     * Trains from new initial values; this model's own weights are not used.
     *
     * <pre>{@code
     * Dataset examples = CsvExamples.readWithTargets(Path.of("iris.csv"), model.description(), List.of());
     * TrainingOptions options = TrainingOptions.of(model.description()).withEpochs(50).withSeed(7);
     * CompiledModel trained = model.train(examples, options, TrainingListener.none()).model();
     * }</pre>
     *
     * @param examples raw examples with targets
     * @param options how to train
     * @param listener is told of every epoch and can end the training
     * @throws UserError if the model cannot be trained or training diverges
     * @throws IllegalArgumentException if the examples do not fit, or a number in them is NaN or infinite
     */
    public TrainingResult train(Dataset examples, TrainingOptions options, TrainingListener listener) {
        return Trainer.train(
                this,
                Objects.requireNonNull(examples, "examples is null"),
                Objects.requireNonNull(options, "options is null"),
                Objects.requireNonNull(listener, "listener is null"));
    }

    /**
     * The mean loss and metrics on examples, for instance those kept for a test.
     *
     * @param examples raw examples with targets, at least one
     * @throws IllegalArgumentException if the model has no loss or the examples do not fit
     */
    public Scores score(Dataset examples) {
        Objects.requireNonNull(examples, "examples is null").requireFits(description);
        if (!description.hasLoss() || !examples.hasTargets(description) || examples.count() == 0) {
            throw new IllegalArgumentException("scores need a loss and examples with targets");
        }
        Dataset prepared = Preparations.apply(weights.preparations(), examples, description.precision());
        return new Scorer(this, parameters, prepared).score();
    }

    /**
     * Saves the weights in a {@code .npz} file.
     *
     * @throws UserError if the file cannot be written
     */
    public void save(Path file) {
        WeightsFile.write(Objects.requireNonNull(file, "file is null"), description, weights);
    }

    /**
     * The same model with the weights of a {@code .npz} file.
     *
     * @throws UserError if the file cannot be read or does not fit
     */
    public CompiledModel load(Path file) {
        return withWeights(WeightsFile.read(Objects.requireNonNull(file, "the weights file is null"), description));
    }

    private Dataset example(Map<String, double[]> inputs) {
        List<String> names = description.inputs().stream().map(Variable::name).toList();
        for (String given : Objects.requireNonNull(inputs, "inputs is null").keySet()) {
            if (!names.contains(given)) {
                throw new IllegalArgumentException(description.name() + " has no input " + given + "; it has "
                        + String.join(", ", names) + "." + NearestName.question(given, names));
            }
        }
        List<VariableData> values = new ArrayList<>();
        for (Variable input : description.inputs()) {
            values.add(new VariableData(input.name(), input.size(), new DoubleStorage(valuesOf(input, inputs))));
        }
        return new Dataset(1, values, List.of());
    }

    private static double[] valuesOf(Variable input, Map<String, double[]> inputs) {
        double[] given = inputs.get(input.name());
        if (given == null) {
            throw new IllegalArgumentException("the input " + input.name() + " is missing");
        }
        if (given.length != input.size()) {
            throw new IllegalArgumentException("the input " + input.name() + " is " + Shapes.inWords(input.shape())
                    + ", but " + given.length + (given.length == 1 ? " number is" : " numbers are") + " given");
        }
        for (double value : given) {
            input.requireElement(value);
        }
        return given.clone();
    }

    private void requireScalar(String output) {
        List<String> names = description.outputs().stream().map(Variable::name).toList();
        Variable found = description.outputs().stream()
                .filter(v -> v.name().equals(output))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(description.name() + " has no output " + output
                        + "; it has " + String.join(", ", names) + "." + NearestName.question(output, names)));
        if (!found.shape().isEmpty()) {
            throw new IllegalArgumentException("the output " + output + " is " + Shapes.inWords(found.shape())
                    + "; only a scalar output has a gradient");
        }
        if (!kernels.has("gradient:" + output)) {
            throw new IllegalArgumentException("the output " + output
                    + " has no gradient: it goes through a loop without a limit (while … max …)");
        }
    }
}
