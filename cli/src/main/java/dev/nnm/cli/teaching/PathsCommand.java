package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.teach.paths.PathSumDocument;
import dev.nnm.teach.paths.PathSummer;
import dev.nnm.teach.subject.Subject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm paths}. */
@Command(
        name = "paths",
        description = {
            "Show a derivative as a sum over all paths, and the dynamic programme that does not follow each.",
            "",
            "The pathwise aggregation lemma: the derivative is the sum, over all paths from the variable to the result, of "
                    + "the products of the local derivatives. Their number grows fast; reverse mode visits each edge once."
        },
        footer = {
            "",
            "Examples:",
            "  nnm paths samples/lecture/path_sums.nnm --wrt w --at w=1.1",
            "  nnm paths samples/baydin.nnm --wrt x2"
        })
public final class PathsCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "100",
            description = "More paths than this are counted but not listed. Default: 100.")
    private int most;

    @Mixin
    private DigitsOption digits = new DigitsOption();

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public PathsCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        Subject written = subject.asWritten(NnmCompiler.standard());
        format.print(PathSumDocument.of(PathSummer.sum(written, written.firstVariable(), most), digits.digits), output);
        return ExitCode.FINE;
    }
}
