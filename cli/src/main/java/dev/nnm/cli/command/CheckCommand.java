package dev.nnm.cli.command;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.report.CheckReport;
import dev.nnm.cli.report.GradientCheckReport;
import dev.nnm.cli.subject.ModelFile;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.verify.GradientCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm check}. */
@Command(
        name = "check",
        description = {
            "Check a model file and say what is in it.",
            "",
            "Parses the file, checks all names and shapes, and prints the inputs, the parameters, the outputs with "
                    + "their shapes, and how the model is trained. Nothing is computed, unless --gradients asks for it."
        },
        footer = {"", "Examples:", "  nnm check samples/iris.nnm", "  nnm check --gradients samples/xor.nnm"})
public final class CheckCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private ModelFile file = new ModelFile();

    @Option(
            names = "--gradients",
            description = {
                "Compare derivatives with differences of values at random points instead: those that functions of the "
                        + "file state (with derivative), and those of the outputs and the loss. Where they are apart, the "
                        + "exit code is 1."
            })
    private boolean gradients;

    @Option(
            names = "--except",
            paramLabel = "NAMES",
            split = ",",
            description = "With --gradients: functions whose stated derivatives are meant to be others, such as f,g.")
    private List<String> except = new ArrayList<>();

    @Mixin
    private ReportOptions report = new ReportOptions();

    /** The command, writing to {@code output}. */
    public CheckCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        NnmCompiler compiler = NnmCompiler.standard();
        CheckedModel model = file.check(compiler);
        if (gradients) {
            return compareGradients(compiler, model);
        }
        report.print(new CheckReport(model.description()), output);
        return ExitCode.FINE;
    }

    private int compareGradients(NnmCompiler compiler, CheckedModel model) {
        GradientCheckReport found =
                new GradientCheckReport(model.sourceName(), GradientCheck.compare(compiler, model, Set.copyOf(except)));
        report.print(found, output);
        return found.isFine() ? ExitCode.FINE : ExitCode.MISTAKE;
    }
}
