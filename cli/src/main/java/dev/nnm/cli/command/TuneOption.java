package dev.nnm.cli.command;

import dev.nnm.cli.Output;
import dev.nnm.cli.report.TuningTable;
import dev.nnm.cli.subject.ModelFile;
import dev.nnm.cli.tuning.Tuning;
import dev.nnm.cli.tuning.TuningResult;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.loop.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of the commands that run a kernel on many examples. */
final class TuneOption {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--tune",
            description = "First measure with which of the processor's vectors the model is fastest, which takes some "
                    + "ten seconds, and remember it where compiled models are kept: later commands on the same file "
                    + "use them too. The last digits of results can differ.")
    private boolean wanted;

    @Option(names = Tuning.MEASURE, paramLabel = "BITS", hidden = true)
    private @Nullable Integer measured;

    /** Whether this process was started to measure and do nothing else. */
    boolean isMeasuring() {
        return measured != null;
    }

    /** The compiler of a file, after measuring if that is wanted; empty if the user ended it. */
    Optional<NnmCompiler> compiler(KernelOptions kernels, ModelFile file, Output output) {
        if (measured != null) {
            return Optional.of(kernels.compiler(new Target(measured)));
        }
        if (!wanted) {
            return Optional.of(kernels.compiler(file));
        }
        file.read();
        TuningResult result =
                Tuning.run(spec.root().commandLine().getParseResult().originalArgs());
        if (result.isInterrupted()) {
            return Optional.empty();
        }
        output.err().print(TuningTable.print(result));
        output.err().println(result.isChoice() ? remember(kernels, file, result.chosen()) : "nothing to choose from");
        return Optional.of(kernels.compiler(result.chosen()));
    }

    private static String remember(KernelOptions kernels, ModelFile file, Target chosen) {
        return kernels.remember(file, chosen)
                .map(folder -> "remembered for " + file.path() + " in " + folder)
                .orElse("not remembered, since there is no folder to keep it in (--no-cache, NNM_CACHE)");
    }
}
