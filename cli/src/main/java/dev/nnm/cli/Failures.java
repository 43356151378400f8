package dev.nnm.cli;

import dev.nnm.runtime.NearestName;
import dev.nnm.runtime.UserError;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one place where failures become messages and exit codes. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Output output;
    private final boolean debug;

    /**
     * Failures written to {@code output}.
     *
     * @param debug whether an internal error shows its stack trace
     */
    Failures(Output output, boolean debug) {
        this.output = output;
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        return report(failure);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        output.err().println("nnm: " + message(failure));
        suggestions(failure).forEach(suggestion -> output.err().println("  did you mean \"" + suggestion + "\"?"));
        output.err()
                .println("  see \"" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help\"");
        return ExitCode.WRONG_USAGE;
    }

    // Picocli lists everything from the first unknown word on.
    private static String message(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(failure.getMessage());
        }
        String word = unmatched.getUnmatched().get(0);
        if (word.startsWith("-")) {
            return "there is no option " + word;
        }
        boolean isCommand = !failure.getCommandLine().getSubcommands().isEmpty();
        return (isCommand ? "there is no command " : "one argument too many: ") + word;
    }

    private static List<String> suggestions(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return List.of();
        }
        Set<String> commands = failure.getCommandLine().getSubcommands().keySet();
        return commands.isEmpty()
                ? unmatched.getSuggestions().stream().limit(1).toList()
                : NearestName.find(unmatched.getUnmatched().get(0), commands).stream()
                        .toList();
    }

    /** Prints a failure and says with which code to exit. */
    int report(Throwable failure) {
        if (failure instanceof UserError) {
            output.err().println(failure.getMessage());
            return ExitCode.MISTAKE;
        }
        if (failure instanceof OutOfMemoryError) {
            output.err().println("out of memory: give Java more, for instance with JAVA_TOOL_OPTIONS=-Xmx4g");
            return ExitCode.MISTAKE;
        }
        return internal(failure);
    }

    private int internal(Throwable failure) {
        String advice = debug ? "please report it" : "please report it with what --debug adds";
        output.err().println("internal error, " + advice + ": " + failure);
        if (debug) {
            failure.printStackTrace(output.err());
        }
        return ExitCode.INTERNAL_ERROR;
    }
}
