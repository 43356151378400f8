package dev.nnm.cli.command;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.report.CheckReport;
import dev.nnm.compiler.NnmCompiler;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nnm check}. */
@Command(
        name = "check",
        description = {
            "Check a model file and say what is in it.",
            "",
            "Parses the file, checks all names and shapes, and prints the inputs, the parameters, the outputs with "
                    + "their shapes, and how the model is trained. Nothing is computed."
        },
        footer = {"", "Example:", "  nnm check samples/iris.nnm"})
public final class CheckCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private ModelFile file = new ModelFile();

    @Mixin
    private ReportOptions report = new ReportOptions();

    /** The command, writing to {@code output}. */
    public CheckCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        report.print(new CheckReport(file.check(NnmCompiler.standard()).description()), output);
        return ExitCode.FINE;
    }
}
