package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.teach.activations.ActivationDocument;
import dev.nnm.teach.activations.ActivationSampler;
import dev.nnm.teach.activations.Activations;
import dev.nnm.teach.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nnm activations}. */
@Command(
        name = "activations",
        description = {
            "Show activation functions with their derivatives, and where they saturate.",
            "",
            "With --depth, show instead how large gradients are in the layers of a deep net of such units, under several "
                    + "initialisations: whether they vanish or explode."
        },
        footer = {
            "",
            "Examples:",
            "  nnm activations",
            "  nnm activations tanh relu --to 6 --svg activations.svg",
            "  nnm activations sigmoid relu --depth 20 --init he --init \"normal(0, 0.01)\" --png depth.png"
        })
public final class ActivationsCommand implements Callable<Integer> {

    private final Output output;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description =
                    "Functions of one number; without a name, the library's activations, with --depth sigmoid, tanh "
                            + "and relu.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--from", paramLabel = "X", defaultValue = "-8", description = "Where the range begins (-8).")
    private double from;

    @Option(names = "--to", paramLabel = "X", defaultValue = "8", description = "Where the range ends (8).")
    private double to;

    @Option(
            names = "--threshold",
            paramLabel = "SLOPE",
            defaultValue = "0.01",
            description = "A function is saturated where its derivative is, in absolute value, below this (0.01).")
    private double threshold;

    @Mixin
    private DepthOptions depth = new DepthOptions();

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public ActivationsCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        NnmCompiler compiler = NnmCompiler.standard();
        List<String> wanted = names.stream().distinct().toList();
        Document document = depth.asked() ? depth.document(compiler, wanted) : curves(compiler, wanted);
        pictures.write(document, output);
        format.print(document, output);
        return ExitCode.FINE;
    }

    private Document curves(NnmCompiler compiler, List<String> wanted) {
        if (!(from < to) || !Double.isFinite(to - from)) {
            throw mistake("--from must be less than --to, but is " + from + ", and --to is " + to);
        }
        if (!(threshold > 0)) {
            throw mistake("--threshold must be above 0, but is " + threshold);
        }
        ActivationSampler sampler = new ActivationSampler(from, to, threshold);
        return ActivationDocument.of(
                sampler,
                (wanted.isEmpty() ? Activations.names(compiler.library()) : wanted)
                        .stream().map(name -> sampler.sample(compiler, name)).toList());
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
