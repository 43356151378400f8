package dev.nnm.teach.compare;

import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import dev.nnm.teach.picture.Plot;
import dev.nnm.teach.picture.PlotPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Comparisons for growing functions, laid out: what each method costs and how wrong it is. */
public final class ComparisonSeriesDocument {

    private static final int DIGITS = 3;
    /** An error of 0 has no place on a logarithmic axis; it is drawn below the rounding unit. */
    private static final double NO_ERROR = 1e-17;

    private ComparisonSeriesDocument() {}

    /** The document, with a plot of times and one of errors. */
    public static Document of(ComparisonSeries series) {
        String of = series.rows().get(0).comparison().of();
        return Document.of(
                "Derivatives of " + of + " by every method, for growing " + series.parameter(),
                table(series),
                new Block.Paragraph("Times are those of all derivatives together. The complex step is interpreted, all "
                        + "others run compiled."),
                new Block.Figure(
                        "times",
                        "Time for all derivatives of " + of,
                        plot(series, "time (µs)", cost -> cost.seconds().map(seconds -> seconds * 1e6))),
                new Block.Figure(
                        "errors",
                        "Worst relative error of the derivatives of " + of,
                        plot(
                                series,
                                "worst relative error",
                                cost -> cost.worstError().map(error -> Math.max(error, NO_ERROR)))));
    }

    private static Table table(ComparisonSeries series) {
        Table.Builder table = Table.builder("series", "")
                .column("parameter", series.parameter())
                .column("variables", "variables")
                .column("method", "method")
                .column("worstError", "worst relative error")
                .column("operations", "operations")
                .column("evaluations", "evaluations")
                .column("seconds", "time (µs)")
                .column("compileSeconds", "compile time (ms)");
        for (ComparisonSeries.Row row : series.rows()) {
            for (Comparison.Cost cost : row.comparison().costs()) {
                table.row(
                        Cell.count(row.value()),
                        Cell.count(row.comparison().elementCount()),
                        Cell.text(cost.method().label()),
                        number(cost.worstError()),
                        Cell.count(cost.operations()),
                        Cell.count(cost.evaluations()),
                        number(cost.seconds().map(seconds -> seconds * 1e6)),
                        number(cost.compileSeconds().map(seconds -> seconds * 1e3)));
            }
        }
        return table.build();
    }

    private static Cell number(Optional<Double> value) {
        return value.map(number -> Cell.number(number, DIGITS)).orElse(Cell.text("–"));
    }

    private static PlotPicture plot(
            ComparisonSeries series, String title, Function<Comparison.Cost, Optional<Double>> quantity) {
        List<Plot.Curve> curves = new ArrayList<>();
        for (Method method : Method.values()) {
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (ComparisonSeries.Row row : series.rows()) {
                row.comparison().costs().stream()
                        .filter(cost -> cost.method() == method)
                        .flatMap(cost -> quantity.apply(cost).stream())
                        .forEach(value -> {
                            x.add((double) row.value());
                            y.add(value);
                        });
            }
            if (!x.isEmpty()) {
                curves.add(new Plot.Curve(method.label(), x, y));
            }
        }
        return new PlotPicture(new Plot(
                series.rows().get(0).comparison().of() + ": " + title + " against " + series.parameter(),
                new Plot.Axis(series.parameter(), true),
                new Plot.Axis(title, true),
                curves,
                List.of()));
    }
}
