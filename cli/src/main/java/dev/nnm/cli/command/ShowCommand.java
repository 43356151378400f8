package dev.nnm.cli.command;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.SourceFiles;
import dev.nnm.compiler.Stage;
import dev.nnm.compiler.Stages;
import dev.nnm.compiler.check.Library;
import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.runtime.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nnm show}. */
@Command(
        name = "show",
        description = {
            "Show what a stage of the compiler makes of a model, or a function of the library.",
            "",
            "The stages, in their order: ast, the syntax tree; graph, the expressions as written; derivative, with "
                    + "their derivatives; simplified; loops, over arrays; memory, where the arrays are; java, the source that is "
                    + "compiled."
        },
        footer = {
            "",
            "Examples:",
            "  nnm show --stage derivative samples/baydin.nnm",
            "  nnm show --stage java samples/xor.nnm --kernel train",
            "  nnm show --stage memory samples/xor.nnm --batch 64",
            "  nnm show swish"
        })
public final class ShowCommand implements Callable<Integer> {

    private final Output output;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|FUNCTION",
            description = "The model file (.nnm); without --stage the name of a library function.")
    @SuppressWarnings("NullAway.Init")
    private String subject;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            converter = StageConverter.class,
            description = "ast, graph, derivative, simplified, loops, memory or java.")
    private @Nullable Stage stage;

    @Option(
            names = "--kernel",
            paramLabel = "NAME",
            description = "From derivative on, the one kernel to show: predict, train, evaluate or gradient:OUTPUT. "
                    + "All by default.")
    private @Nullable String kernel;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "With memory, the number of examples. Otherwise that of the file, or 1.")
    private @Nullable Integer batch;

    /** The command, writing to {@code output}. */
    public ShowCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        if (batch != null && batch < 1) {
            throw new ParameterException(spec.commandLine(), "--batch must be 1 or more, but is " + batch);
        }
        NnmCompiler compiler = NnmCompiler.standard();
        output.print(
                stage == null
                        ? libraryText(compiler.library())
                        : new Stages(compiler, batch).show(stage, SourceFiles.read(Path.of(subject)), kernel));
        return ExitCode.FINE;
    }

    private String libraryText(Library library) {
        if (subject.endsWith(".nnm") || Files.exists(Path.of(subject))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a model file needs --stage: ast, graph, derivative, simplified, loops, memory or java");
        }
        return library.textOf(subject)
                .orElseThrow(() -> new UserError("the library has no function \"" + subject + "\""
                        + Suggestions.nearest(subject, library.names())
                                .map(question -> ", " + question)
                                .orElse(": it has " + String.join(", ", library.names()))));
    }
}
