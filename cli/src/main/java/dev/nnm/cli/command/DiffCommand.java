package dev.nnm.cli.command;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.report.DiffReport;
import dev.nnm.cli.subject.DerivativeOptions;
import dev.nnm.cli.subject.ModelFile;
import dev.nnm.compiler.Derivatives;
import dev.nnm.compiler.Formula;
import dev.nnm.compiler.NnmCompiler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm diff}. */
@Command(
        name = "diff",
        description = "Print derivatives as formulas, simplified.",
        footer = {"", "Examples:", "  nnm diff samples/baydin.nnm", "  nnm diff samples/product.nnm --wrt x2 --latex"})
public final class DiffCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private ModelFile file = new ModelFile();

    @Mixin
    private DerivativeOptions derivative = new DerivativeOptions();

    @Option(names = "--latex", description = "Print LaTeX.")
    private boolean latex;

    @Mixin
    private ReportOptions report = new ReportOptions();

    /** The command, writing to {@code output}. */
    public DiffCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        NnmCompiler compiler = NnmCompiler.standard();
        Derivatives derivatives = Derivatives.of(compiler, file.check(compiler));
        String of = derivative.of(derivatives);
        Map<String, Formula> formulas = new LinkedHashMap<>();
        derivative
                .withRespectTo(derivatives, of)
                .forEach(variable -> formulas.put(variable, derivatives.formula(of, variable)));
        report.print(new DiffReport(of, formulas, latex), output);
        return ExitCode.FINE;
    }
}
