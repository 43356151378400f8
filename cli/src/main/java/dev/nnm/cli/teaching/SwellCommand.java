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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    private static final Pattern RANGE = Pattern.compile("(\\p{L}\\w*)\\s*=\\s*(\\d{1,6})\\s*\\.\\.\\s*(\\d{1,6})");

    private final Output output;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(
            names = "--parameter",
            paramLabel = "NAME=A..B",
            description = "A constant of the file (const n = …) that takes each value from A to B.")
    private @Nullable String parameter;

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
        Document document = SwellDocument.of(parameter == null ? single(compiler) : series(compiler, parameter));
        pictures.write(document, output);
        format.print(document, output);
        return ExitCode.FINE;
    }

    private Swell single(NnmCompiler compiler) {
        Subject measured = subject.subject(compiler);
        return new Swell(
                measured.result().name(),
                measured.variables().get(0).name(),
                Optional.empty(),
                List.of(SwellMeter.measure(measured, 0)));
    }

    private Swell series(NnmCompiler compiler, String range) {
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            throw new ParameterException(spec.commandLine(), "--parameter must be like n=1..10, but is " + range);
        }
        String name = matcher.group(1);
        List<Swell.Row> rows = new ArrayList<>();
        Subject measured = null;
        for (int n = Integer.parseInt(matcher.group(2)); n <= Integer.parseInt(matcher.group(3)); n++) {
            measured = subject.withConstant(compiler, name, n);
            rows.add(SwellMeter.measure(measured, n));
        }
        if (measured == null) {
            throw new ParameterException(spec.commandLine(), "--parameter " + range + " holds no value");
        }
        return new Swell(measured.result().name(), measured.variables().get(0).name(), Optional.of(name), rows);
    }
}
