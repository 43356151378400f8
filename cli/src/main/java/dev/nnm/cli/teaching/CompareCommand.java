package dev.nnm.cli.teaching;

import dev.nnm.cli.ExitCode;
import dev.nnm.cli.Output;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.runtime.UserError;
import dev.nnm.teach.compare.Comparer;
import dev.nnm.teach.compare.Comparison;
import dev.nnm.teach.compare.ComparisonDocument;
import dev.nnm.teach.compare.ComparisonSeries;
import dev.nnm.teach.compare.ComparisonSeriesDocument;
import dev.nnm.teach.compare.StepSweep;
import dev.nnm.teach.compare.StepSweepPlot;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.number.NotApplicable;
import dev.nnm.teach.subject.Element;
import dev.nnm.teach.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nnm compare}. */
@Command(
        name = "compare",
        description = {
            "Differentiate by every method: symbolic, forward, reverse, differences and the complex step.",
            "",
            "Shows the error of each against a reference of higher precision, and what it costs. With --sweep-h it shows "
                    + "how the errors of differences depend on the step, with --parameter how errors and costs grow with "
                    + "a constant of the file."
        },
        footer = {
            "",
            "Examples:",
            "  nnm compare samples/baydin.nnm --at x1=2,x2=5",
            "  nnm compare samples/baydin.nnm --at x1=2,x2=5 --sweep-h --svg errors.svg",
            "  nnm compare samples/digits.nnm --of loss --at example.json --rows 20 --csv",
            "  nnm compare samples/lecture/helmholtz.nnm --parameter n=1,2,5,10,20,50 --svg helmholtz.svg"
        })
public final class CompareCommand implements Callable<Integer> {

    private static final int DECADES = 20;
    private static final int STEPS_PER_DECADE = 4;

    private final Output output;

    @Mixin
    private SubjectOptions subject = new SubjectOptions();

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "6",
            description = "Of more variables than this, only so many are shown, evenly chosen. Default: 6.")
    private int rows;

    @Option(
            names = "--sweep-h",
            description = "Show the error against the step, from 1 down to 1e-20, for one variable (--wrt).")
    private boolean sweep;

    @Mixin
    private ParameterOption parameter = new ParameterOption();

    @Mixin
    private DigitsOption digits = new DigitsOption();

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Mixin
    private FormatOptions format = new FormatOptions();

    /** The command, writing to {@code output}. */
    public CompareCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        NnmCompiler compiler = NnmCompiler.standard();
        Document document = parameter
                .series()
                .map(series -> ComparisonSeriesDocument.of(series(compiler, series)))
                .orElseGet(() -> single(subject.subject(compiler)));
        pictures.write(document, output);
        format.print(document, output);
        return ExitCode.FINE;
    }

    private Document single(Subject compared) {
        return sweep
                ? ComparisonDocument.of(sweep(compared), StepSweepPlot::of)
                : ComparisonDocument.of(compare(compared), digits.digits);
    }

    private Comparison compare(Subject compared) {
        return Comparer.compare(compared, shown(subject.elements(compared)));
    }

    private ComparisonSeries series(NnmCompiler compiler, ParameterOption.Series series) {
        return new ComparisonSeries(
                series.name(),
                series.values().stream()
                        .map(value -> new ComparisonSeries.Row(
                                value, compare(subject.withConstant(compiler, series.name(), value))))
                        .toList());
    }

    private StepSweep sweep(Subject compared) {
        try {
            return Comparer.sweep(compared, subject.element(compared), StepSweep.steps(DECADES, STEPS_PER_DECADE));
        } catch (NotApplicable e) {
            throw new UserError("there is no reference value to compare with: " + e.getMessage(), e);
        }
    }

    private List<Element> shown(List<Element> all) {
        if (rows < 1 || all.size() <= rows) {
            return all;
        }
        List<Element> some = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            some.add(all.get((int) ((long) i * all.size() / rows)));
        }
        return some;
    }
}
