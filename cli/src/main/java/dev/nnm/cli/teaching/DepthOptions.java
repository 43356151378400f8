package dev.nnm.cli.teaching;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.teach.depth.DeepNet;
import dev.nnm.teach.depth.DepthDocument;
import dev.nnm.teach.depth.DepthMeter;
import dev.nnm.teach.document.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of {@code nnm activations} that ask for gradients in deep nets. */
final class DepthOptions {

    private static final List<String> ACTIVATIONS = List.of("sigmoid", "tanh", "relu");
    private static final List<String> INITIALIZERS =
            List.of("constant(0)", "constant(0.1)", "normal(0, 0.01)", "normal(0, 1)", "glorot", "he");
    private static final int DEEPEST = 100;
    private static final int WIDEST = 1024;

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--depth", paramLabel = "LAYERS", description = "Show gradients in nets of so many layers.")
    private @Nullable Integer depth;

    @Option(
            names = "--width",
            paramLabel = "UNITS",
            defaultValue = "64",
            description = "With --depth: how many units a layer has (64).")
    private int width;

    @Option(
            names = "--init",
            paramLabel = "INITIALISER",
            description = "With --depth: how weights begin, such as he or \"normal(0, 0.1)\"; may be repeated.")
    private List<String> initializers = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "With --depth: decides weights and examples (0).")
    private long seed;

    /** Whether gradients in deep nets are asked for. */
    boolean asked() {
        return depth != null;
    }

    /**
     * The answer.
     *
     * @param activations names; if there are none, three well-known ones
     */
    Document document(NnmCompiler compiler, List<String> activations) {
        DeepNet net =
                new DeepNet(within("--depth", depth == null ? 0 : depth, DEEPEST), within("--width", width, WIDEST));
        DepthMeter meter = new DepthMeter(compiler, net, seed);
        List<String> begun = initializers.isEmpty()
                ? INITIALIZERS
                : initializers.stream().distinct().toList();
        return DepthDocument.of(
                net,
                (activations.isEmpty() ? ACTIVATIONS : activations)
                        .stream().map(name -> meter.measure(name, begun)).toList());
    }

    private int within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be from 1 to " + most + ", but is " + value);
        }
        return value;
    }
}
