package dev.nnm.cli.command;

import dev.nnm.runtime.CompiledModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option of the commands that run a model on many examples. */
final class ThreadsOption {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private @Nullable Integer threads;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "How many threads compute at most; a small model needs only one. Each number is computed in the "
                            + "same way, however many there are. Default: the number of processors.")
    void setThreads(int number) {
        if (number < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be 1 or more, but is " + number);
        }
        threads = number;
    }

    /** The model, computing with the wanted number of threads. */
    CompiledModel applyTo(CompiledModel model) {
        return threads == null ? model : model.withThreads(threads);
    }
}
