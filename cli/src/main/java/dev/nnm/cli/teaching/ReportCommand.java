package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.file.Writes;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.teach.report.Report;
import dev.nnm.teach.report.ReportPage;
import dev.nnm.teach.report.Reporter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm report}. */
@Command(
        name = "report",
        description = {
            "Write a page with all that the teaching commands show of a model, and its graph to step through.",
            "",
            "The page needs no network and no other file. The arrow keys step forward, where every step gets its value, and "
                    + "back again, where every step gets its adjoint. \"page.html#step=5\" opens it at a step."
        },
        footer = {
            "",
            "Examples:",
            "  nnm report samples/baydin.nnm --at x1=2,x2=5 -o report.html",
            "  nnm report samples/backprop.nnm --of loss --at x=[1,0],t=0.9 -o report.html"
        })
public final class ReportCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Writes
    @Option(
            names = {"-o", "--out"},
            paramLabel = "OUT",
            required = true,
            description = "The page to write (.html).")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Mixin
    private DigitsOption digits = new DigitsOption();

    /** The command, writing to {@code output}. */
    public ReportCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        NnmCompiler compiler = NnmCompiler.standard();
        Report report = Reporter.report(
                subject.source(), subject.asWritten(compiler), subject.subject(compiler), digits.digits);
        OutputFiles.write(out, ReportPage.of(report, digits.digits));
        output.err().println("wrote " + out);
        return ExitCode.FINE;
    }
}
