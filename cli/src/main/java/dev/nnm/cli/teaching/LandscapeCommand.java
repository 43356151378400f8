package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.cli.file.Reads;
import dev.nnm.cli.subject.TrainingData;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.Quantities;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.data.Dataset;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.landscape.Explorer;
import dev.nnm.teach.landscape.LandscapeDocument;
import dev.nnm.teach.subject.Subject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm landscape}. */
@Command(
        name = "landscape",
        description = {
            "Show a number of a model over two of its variables, and the paths of optimizers over it.",
            "",
            "The axes are two elements (--wrt), which may be all that there are, or two random directions through the "
                    + "values of all. A loss is the mean over the data of the train block, unless --at gives an example. "
                    + "Minima, saddles and maxima in the window are found by Newton's method."
        },
        footer = {
            "",
            "Examples:",
            "  nnm landscape samples/lecture/ravine.nnm --png ravine.png",
            "  nnm landscape samples/lecture/saddle.nnm --start -1.5,0.001 --optimizers sgd,momentum,newton",
            "  nnm landscape samples/xor.nnm --wrt W[0,0],W[0,1] --steps 500",
            "  nnm landscape samples/iris.nnm --weights iris.weights.npz --svg iris.svg"
        })
public final class LandscapeCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private SubjectOptions subject = new SubjectOptions(model -> model.loss() == null ? null : Quantities.LOSS);

    @Reads("the data")
    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "The examples of a loss, instead of those that the train block names and in the form of these.")
    private @Nullable Path data;

    @Mixin
    private SurveyOptions survey = new SurveyOptions();

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public LandscapeCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        Subject looked = subject.subject(NnmCompiler.standard().withPrecision(Precision.DOUBLE));
        Document document = LandscapeDocument.of(
                Explorer.explore(looked, subject.elements(looked), examples(looked), survey.survey()));
        pictures.write(document, output);
        format.print(document, output);
        return ExitCode.FINE;
    }

    /** The examples over which a loss is a mean; none if the user gives one. */
    private Optional<Dataset> examples(Subject looked) {
        boolean isExampleGiven =
                looked.model().inputs().stream().anyMatch(input -> looked.at().containsKey(input.name()));
        return isExampleGiven || !looked.result().name().equals(Quantities.LOSS)
                ? Optional.empty()
                : new TrainingData(looked.model().description(), subject.path()).loadIfAny(data);
    }
}
