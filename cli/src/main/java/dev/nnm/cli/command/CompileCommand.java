package dev.nnm.cli.command;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.file.Reads;
import dev.nnm.cli.file.Writes;
import dev.nnm.cli.report.CompileReport;
import dev.nnm.cli.subject.ModelFile;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.pack.ModelJar;
import dev.nnm.runtime.ModelDescription;
import dev.nnm.runtime.weights.Weights;
import dev.nnm.runtime.weights.WeightsFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm compile}. */
@Command(
        name = "compile",
        description = {
            "Compile a model to a JAR that needs nothing but Java.",
            "",
            "\"java -jar model.jar predict FILE\" predicts, and a Java program with the JAR on its class path uses the "
                    + "model through the class that this command names."
        },
        footer = {"", "Example:", "  nnm compile samples/iris.nnm --weights iris.npz -o iris.jar"})
public final class CompileCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private ModelFile file = new ModelFile();

    @Reads("the weights")
    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "The weights, as \"nnm train\" saved them. Without it the JAR has the initial ones.")
    private @Nullable Path weights;

    @Writes
    @Option(
            names = {"-o", "--out"},
            paramLabel = "JAR",
            required = true,
            description = "The file to write.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            defaultValue = "model",
            description = "The Java package of the model's classes. Default: model.")
    private String packageName = "model";

    @Mixin
    private PrecisionOption precision = new PrecisionOption();

    @Mixin
    private ReportOptions report = new ReportOptions();

    /** The command, writing to {@code output}. */
    public CompileCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        NnmCompiler compiler = precision.compiler();
        CheckedModel model = file.check(compiler);
        ModelJar jar = new ModelJar(compiler, model, packageName);
        jar.write(out, weights(model.description()));
        report.print(new CompileReport(model.name(), jar.className(), out), output);
        return ExitCode.FINE;
    }

    private Weights weights(ModelDescription model) {
        if (weights != null) {
            return WeightsFile.read(weights, model);
        }
        return Weights.initial(model);
    }
}
