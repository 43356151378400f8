package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.subject.ModelFile;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.teach.grade.GradeDocument;
import dev.nnm.teach.grade.Grader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm grade}. */
@Command(
        name = "grade",
        description = {
            "Say whether an answer is the derivative, however it is written.",
            "",
            "First the difference is simplified; if that does not settle it, both are computed in 60 digits at many points. "
                    + "A wrong answer gets a point where it differs."
        },
        footer = {
            "",
            "Examples:",
            "  nnm grade samples/baydin.nnm --wrt x1 --answer \"x2 + 1/x1\"",
            "  nnm grade samples/product.nnm --wrt x2 --answer \"x1*cos(x2)\""
        })
public final class GradeCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private ModelFile file = new ModelFile();

    @Option(
            names = "--answer",
            paramLabel = "FORMULA",
            required = true,
            description = "The answer, a formula in the language, of the file's names.")
    @SuppressWarnings("NullAway.Init")
    private String answer;

    @Option(
            names = "--of",
            paramLabel = "NAME",
            description = "What is differentiated. Default: the first scalar output.")
    private @Nullable String of;

    @Option(
            names = "--wrt",
            paramLabel = "NAME",
            description = "By what: a variable of one number, or an element such as W[0,1]. Default: the first input.")
    private @Nullable String withRespectTo;

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public GradeCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        format.print(
                GradeDocument.of(Grader.grade(NnmCompiler.standard(), file.read(), answer, of, withRespectTo)), output);
        return ExitCode.FINE;
    }
}
