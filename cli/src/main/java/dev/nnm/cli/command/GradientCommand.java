package dev.nnm.cli.command;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.report.GradientReport;
import dev.nnm.cli.report.NamedTensor;
import dev.nnm.cli.subject.DerivativeOptions;
import dev.nnm.cli.subject.ModelFile;
import dev.nnm.cli.subject.PointOptions;
import dev.nnm.compiler.Derivatives;
import dev.nnm.compiler.Derivatives.Gradient;
import dev.nnm.compiler.Derivatives.Mode;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.runtime.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm gradient}. */
@Command(
        name = "gradient",
        description = "Compute a value of a model and its gradient at a point.",
        footer = {
            "",
            "Examples:",
            "  nnm gradient samples/baydin.nnm --at x1=2,x2=5",
            "  nnm gradient samples/baydin.nnm --at x1=2,x2=5 --wrt x2 --mode forward",
            "  nnm gradient samples/backprop.nnm --at x=[1,0],t=0.9 --of loss"
        })
public final class GradientCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private ModelFile file = new ModelFile();

    @Mixin
    private PointOptions point = new PointOptions();

    @Mixin
    private DerivativeOptions derivative = new DerivativeOptions();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = ModeConverter.class,
            defaultValue = "reverse",
            description = {
                "How: symbolic, by the formula that \"nnm diff\" prints; forward, a sweep for each variable; reverse, "
                        + "one sweep for all variables; numeric, by differences of values. Default: reverse."
            })
    private Mode mode = Mode.REVERSE;

    @Mixin
    private KernelOptions kernels = new KernelOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    /** The command, writing to {@code output}. */
    public GradientCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        NnmCompiler compiler = kernels.compiler(file);
        CheckedModel model = file.check(compiler);
        ModelAtPoint at = ModelAtPoint.of(compiler, model, point);
        String of = derivative.of(at.derivatives());
        Gradient gradient = at.gradient(of, derivative.withRespectTo(at.derivatives(), of), mode);
        report.print(report(of, gradient, at.derivatives(), model.precision()), output);
        return ExitCode.FINE;
    }

    private static GradientReport report(String of, Gradient gradient, Derivatives derivatives, Precision precision) {
        Map<String, Shape> shapes = derivatives.variables();
        List<NamedTensor> parts = new ArrayList<>();
        gradient.gradient()
                .forEach((name, elements) -> parts.add(new NamedTensor(
                        name, Objects.requireNonNull(shapes.get(name)).sizes(), elements, precision)));
        NamedTensor value = new NamedTensor(of, List.of(), new double[] {gradient.value()}, precision);
        return new GradientReport(value, parts);
    }
}
