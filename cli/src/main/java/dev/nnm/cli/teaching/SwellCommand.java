package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.subject.Subject;
import dev.nnm.teach.swell.Swell;
import dev.nnm.teach.swell.SwellDocument;
import dev.nnm.teach.swell.SwellMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nnm swell}. */
@Command(
        name = "swell",
        description = {
            "Measure expression swell: how large a derivative is as a formula, and as a graph.",
            "",
            "A formula writes shared parts again and again, so it can grow exponentially where the graphs of forward and "
                    + "reverse mode grow linearly."
        },
        footer = {
            "",
            "Examples:",
            "  nnm swell samples/lecture/logistic_map.nnm --parameter n=1..10",
            "  nnm swell samples/lecture/logistic_map.nnm --parameter n=1..20 --svg swell.svg"
        })
public final class SwellCommand implements Callable<Integer> {

    private final Output output;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Mixin
    private ParameterOption parameter = new ParameterOption();

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public SwellCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        NnmCompiler compiler = NnmCompiler.standard();
        Document document = SwellDocument.of(
                parameter.series().map(series -> series(compiler, series)).orElseGet(() -> single(compiler)));
        pictures.write(document, output);
        format.print(document, output);
        return ExitCode.FINE;
    }

    private Swell single(NnmCompiler compiler) {
        Subject measured = subject.subject(compiler);
        return new Swell(
                measured.result().name(),
                measured.firstVariable().name(),
                Optional.empty(),
                List.of(SwellMeter.measure(measured, 0)));
    }

    private Swell series(NnmCompiler compiler, ParameterOption.Series series) {
        List<Subject> measured = series.values().stream()
                .map(value -> subject.withConstant(compiler, series.name(), value))
                .toList();
        List<Swell.Row> rows = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            rows.add(SwellMeter.measure(measured.get(i), series.values().get(i)));
        }
        Subject first = measured.get(0);
        return new Swell(first.result().name(), first.firstVariable().name(), Optional.of(series.name()), rows);
    }
}
