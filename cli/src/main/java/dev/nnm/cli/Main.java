package dev.nnm.cli;

import dev.nnm.cli.command.CheckCommand;
import dev.nnm.cli.command.CompileCommand;
import dev.nnm.cli.command.DiffCommand;
import dev.nnm.cli.command.EvalCommand;
import dev.nnm.cli.command.GradientCommand;
import dev.nnm.cli.command.PredictCommand;
import dev.nnm.cli.command.ShowCommand;
import dev.nnm.cli.command.TrainCommand;
import dev.nnm.cli.file.FilesApart;
import dev.nnm.cli.repl.ReplCommand;
import dev.nnm.cli.teaching.ActivationsCommand;
import dev.nnm.cli.teaching.BackpropCommand;
import dev.nnm.cli.teaching.CompareCommand;
import dev.nnm.cli.teaching.DeriveCommand;
import dev.nnm.cli.teaching.ExplainCommand;
import dev.nnm.cli.teaching.GradeCommand;
import dev.nnm.cli.teaching.GraphCommand;
import dev.nnm.cli.teaching.LandscapeCommand;
import dev.nnm.cli.teaching.PathsCommand;
import dev.nnm.cli.teaching.ReportCommand;
import dev.nnm.cli.teaching.SwellCommand;
import dev.nnm.cli.teaching.TraceCommand;
import dev.nnm.cli.value.NumberOptions;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of the command {@code nnm}. */
public final class Main {

    private static final String DEBUG = "--debug";

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        WatchedStream raw = StandardStreams.rawOut();
        PrintStream out = StandardStreams.out(raw);
        PrintStream err = StandardStreams.err();
        System.setErr(err);
        int code = run(new Output(out, err, Integer.getInteger("nnm.columns", 0)), arguments);
        out.flush();
        if (raw.failure().isPresent()) {
            err.println("cannot write to standard output: " + raw.failure().get());
            code = ExitCode.MISTAKE;
        }
        System.exit(code);
    }

    /** Runs one command in this process; the exit code is the result. */
    public static int run(Output output, String... arguments) {
        Failures failures = new Failures(output, isDebugging(arguments));
        try {
            return commandLine(output, failures, arguments)
                    .setExecutionStrategy(new FilesApart())
                    .setExecutionExceptionHandler(failures)
                    .setParameterExceptionHandler(failures)
                    .execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return failures.report(e);
        }
    }

    private static boolean isDebugging(String[] arguments) {
        return Arrays.asList(arguments).contains(DEBUG) || "1".equals(System.getenv("NNM_DEBUG"));
    }

    static CommandLine commandLine(Output output, Failures failures, String[] arguments) {
        CommandLine root = new CommandLine(new NnmCommand(output));
        needed(commands(output, failures), arguments).forEach(root::addSubcommand);
        root.addMixin("common", new CommonOptions());
        root.getSubcommands().values().forEach(Main::complete);
        NumberOptions.registerWith(root);
        return root.setUsageHelpWidth(100)
                .setTrimQuotes(false)
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(output.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(output.err(), true, StandardCharsets.UTF_8));
    }

    /**
     * The one command that is called, or all of them for the overview and for suggestions: picocli takes as long to
     * read the annotations of all as most commands take to run.
     */
    private static List<Object> needed(List<Object> commands, String[] arguments) {
        List<Object> called = commands.stream()
                .filter(command -> arguments.length > 0 && nameOf(command).equals(arguments[0]))
                .toList();
        return called.isEmpty() ? commands : called;
    }

    private static String nameOf(Object command) {
        return command.getClass().getAnnotation(Command.class).name();
    }

    /** Adds what all commands have: common options, and the layout of their help. */
    private static void complete(CommandLine command) {
        command.addMixin("common", new CommonOptions());
        command.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .synopsisHeading("Usage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n");
    }

    private static List<Object> commands(Output output, Failures failures) {
        return List.of(
                new CheckCommand(output),
                new TrainCommand(output),
                new PredictCommand(output),
                new EvalCommand(output),
                new GradientCommand(output),
                new DiffCommand(output),
                new ShowCommand(output),
                new CompileCommand(output),
                new ExplainCommand(output),
                new TraceCommand(output),
                new CompareCommand(output),
                new GraphCommand(output),
                new BackpropCommand(output),
                new ReportCommand(output),
                new PathsCommand(output),
                new SwellCommand(output),
                new ActivationsCommand(output),
                new DeriveCommand(output),
                new GradeCommand(output),
                new LandscapeCommand(output),
                new ReplCommand(output, failures::report));
    }
}
