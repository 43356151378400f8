package dev.nnm.cli.command;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.file.Reads;
import dev.nnm.cli.file.Writes;
import dev.nnm.cli.report.TrainingReport;
import dev.nnm.cli.report.UnfinishedTrainingReport;
import dev.nnm.cli.subject.ModelFile;
import dev.nnm.cli.subject.TrainingData;
import dev.nnm.cli.training.WatchedTraining;
import dev.nnm.cli.tuning.KernelRun;
import dev.nnm.cli.tuning.MeasuringProcess;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.train.TrainingOptions;
import dev.nnm.runtime.train.TrainingResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nnm train}. */
@Command(
        name = "train",
        description = {
            "Train a model and save its weights.",
            "",
            "The file's train block says how; the options override it. The same seed gives the same weights, to "
                    + "the last bit, on processors with vectors of the same length. Ctrl-C ends the training and keeps "
                    + "the weights of the last complete epoch, as does a loss that is no longer finite. These do not replace a weights file: if there is one, they are "
                    + "saved beside it, as NAME.partial.npz. With --json, a document says in each case what was reached."
        },
        footer = {
            "",
            "Examples:",
            "  nnm train samples/xor.nnm",
            "  nnm train samples/iris.nnm --data iris.csv --epochs 50 --weights iris.npz --json"
        })
public final class TrainCommand implements Callable<Integer> {

    private final Output output;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ModelFile file = new ModelFile();

    @Reads("the data")
    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The examples, instead of those that the train block names and in the form of these: CSV, or "
                    + "a text after data text.")
    private @Nullable Path data;

    @Option(names = "--epochs", paramLabel = "N", description = "How often all examples are seen.")
    private @Nullable Integer epochs;

    @Option(names = "--batch", paramLabel = "N", description = "The number of examples for one update.")
    private @Nullable Integer batch;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides the initial weights, the order of the examples and which of them validate.")
    private @Nullable Long seed;

    @Mixin
    private KernelOptions kernels = new KernelOptions();

    @Mixin
    private TuneOption tune = new TuneOption();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Writes
    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Where to save the weights. Default: the model file's name with .weights.npz, in the current "
                    + "folder.")
    private @Nullable Path weights;

    @Mixin
    private ReportOptions report = new ReportOptions();

    /** The command, writing to {@code output}. */
    public TrainCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        checkCounts();
        return tune.compiler(kernels, file, output)
                .map(compiler -> run(threads.applyTo(compiler.compile(file.path()))))
                .orElse(ExitCode.INTERRUPTED);
    }

    private int run(CompiledModel model) {
        Dataset examples = new TrainingData(model.description(), file.path()).load(data);
        TrainingOptions options = options(model);
        if (tune.isMeasuring()) {
            MeasuringProcess.measure(KernelRun.training(model, examples, options), output);
            return ExitCode.FINE;
        }
        return train(model, examples, options);
    }

    private int train(CompiledModel model, Dataset examples, TrainingOptions options) {
        Path weightsFile = weights == null ? defaultWeights() : weights;
        WatchedTraining training = new WatchedTraining(
                model,
                weightsFile,
                output,
                (reached, saved, divergence) -> report.printIfJson(
                        new UnfinishedTrainingReport(
                                model.description(),
                                options,
                                reached.lossBefore(),
                                reached.history(),
                                saved,
                                divergence),
                        output));
        Optional<TrainingResult> result = training.run(examples, options);
        result.ifPresent(r -> report.print(new TrainingReport(r, options, examples, weightsFile), output));
        return result.isPresent() ? ExitCode.FINE : ExitCode.INTERRUPTED;
    }

    private void checkCounts() {
        if (epochs != null && epochs < 1) {
            throw new ParameterException(spec.commandLine(), "--epochs must be 1 or more, but is " + epochs);
        }
        if (batch != null && batch < 1) {
            throw new ParameterException(spec.commandLine(), "--batch must be 1 or more, but is " + batch);
        }
    }

    private TrainingOptions options(CompiledModel model) {
        TrainingOptions options = TrainingOptions.of(model.description());
        options = epochs == null ? options : options.withEpochs(epochs);
        options = batch == null ? options : options.withBatch(batch);
        return seed == null ? options : options.withSeed(seed);
    }

    private Path defaultWeights() {
        String name = file.path().getFileName().toString();
        return Path.of((name.endsWith(".nnm") ? name.substring(0, name.length() - 4) : name) + ".weights.npz");
    }
}
