package dev.nnm.cli.command;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.file.Reads;
import dev.nnm.cli.file.Writes;
import dev.nnm.cli.report.PredictReport;
import dev.nnm.cli.subject.ModelFile;
import dev.nnm.cli.tuning.KernelRun;
import dev.nnm.cli.tuning.MeasuringProcess;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.CompiledModel;
import dev.nnm.runtime.data.DataSource;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.runtime.predict.PredictionWriter;
import dev.nnm.runtime.predict.Predictions;
import java.io.IOException;
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

/** {@code nnm predict}. */
@Command(
        name = "predict",
        description = {
            "Compute the outputs of a trained model for every example of a file.",
            "",
            "Writes CSV: a column for each output, or for each element of it, and the predicted class last if the "
                    + "model has one. The file is CSV, whose target columns are not looked at if it has them, or a text "
                    + "if the model was trained on one (data text)."
        },
        footer = {"", "Example:", "  nnm predict samples/iris.nnm --weights iris.npz --data iris.csv --out p.csv"})
public final class PredictCommand implements Callable<Integer> {

    private final Output output;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ModelFile file = new ModelFile();

    @Reads("the weights")
    @Option(
            names = "--weights",
            paramLabel = "FILE",
            required = true,
            description = "The weights, as \"nnm train\" saved them.")
    @SuppressWarnings("NullAway.Init")
    private Path weights;

    @Reads("the data")
    @Option(names = "--data", paramLabel = "FILE", required = true, description = "The examples.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Writes
    @Option(
            names = "--out",
            paramLabel = "CSV",
            description = "The file to write. Without it the predictions go to standard output.")
    private @Nullable Path out;

    @Mixin
    private KernelOptions kernels = new KernelOptions();

    @Mixin
    private TuneOption tune = new TuneOption();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private ReportOptions report = new ReportOptions();

    /** The command, writing to {@code output}. */
    public PredictCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        checkOptions();
        Optional<NnmCompiler> compiler = tune.compiler(kernels, file, output);
        if (compiler.isEmpty()) {
            return ExitCode.INTERRUPTED;
        }
        CompiledModel compiled = threads.applyTo(compiler.get().compile(file.path()));
        compiled.description().requireOutput();
        CompiledModel model = compiled.load(weights);
        Dataset examples = DataSource.readInputs(data, model.description());
        if (tune.isMeasuring()) {
            MeasuringProcess.measure(KernelRun.prediction(model, examples), output);
        } else {
            write(model.predict(examples), model.description().name());
        }
        return ExitCode.FINE;
    }

    private void checkOptions() {
        if (report.json && out == null) {
            throw new ParameterException(
                    spec.commandLine(), "--json needs --out, because the predictions go to standard output");
        }
    }

    private void write(Predictions predictions, String model) throws IOException {
        if (out == null) {
            PredictionWriter.write(output.out(), predictions);
            output.out().flush();
        } else {
            PredictionWriter.write(out, predictions);
            report.print(new PredictReport(model, predictions.count(), out), output);
        }
    }
}
