package dev.nnm.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code nnm} itself: without a subcommand it prints the overview. */
@Command(
        name = "nnm",
        versionProvider = VersionProvider.class,
        header = "Compiles small model files (.nnm) to derivatives that run at the machine's speed.%n",
        synopsisHeading = "Usage: ",
        customSynopsis = "nnm COMMAND [OPTIONS] FILE%n",
        optionListHeading = "Options:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  nnm train samples/xor.nnm",
            "  nnm gradient samples/baydin.nnm --at x1=2,x2=5",
            "  nnm diff samples/product.nnm --latex",
            "",
            "\"nnm COMMAND --help\" explains a command.",
            "Exit codes: 0 fine, 1 a mistake in a file or value, 2 wrong usage, 3 an internal error."
        })
final class NnmCommand implements Callable<Integer> {

    private final Output output;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    boolean version;

    NnmCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        output.print(spec.commandLine().getUsageMessage());
        return ExitCode.FINE;
    }
}
