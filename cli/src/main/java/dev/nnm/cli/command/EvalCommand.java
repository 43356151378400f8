package dev.nnm.cli.command;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.report.EvalReport;
import dev.nnm.cli.report.NamedTensor;
import dev.nnm.cli.subject.ModelFile;
import dev.nnm.cli.subject.PointOptions;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nnm eval}. */
@Command(
        name = "eval",
        description = "Compute the outputs of a model for one example.",
        footer = {
            "",
            "Examples:",
            "  nnm eval samples/baydin.nnm --at x1=2,x2=5",
            "  nnm eval samples/xor.nnm --at x=[1,0] --weights xor.weights.npz"
        })
public final class EvalCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private ModelFile file = new ModelFile();

    @Mixin
    private PointOptions point = new PointOptions();

    @Mixin
    private KernelOptions kernels = new KernelOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    /** The command, writing to {@code output}. */
    public EvalCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        NnmCompiler compiler = kernels.compiler(file);
        CheckedModel model = file.check(compiler);
        model.description().requireOutput();
        ModelAtPoint at = ModelAtPoint.of(compiler, model, point);
        List<NamedTensor> outputs = new ArrayList<>();
        at.outputs()
                .forEach((name, elements) -> outputs.add(
                        new NamedTensor(name, at.derivatives().shapeOf(name).sizes(), elements, model.precision())));
        report.print(new EvalReport(outputs), output);
        return ExitCode.FINE;
    }
}
