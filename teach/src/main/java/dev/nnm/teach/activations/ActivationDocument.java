package dev.nnm.teach.activations;

import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.NumberText;
import dev.nnm.teach.document.Table;
import dev.nnm.teach.picture.Plot;
import dev.nnm.teach.picture.PlotPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Activation functions, laid out. */
public final class ActivationDocument {

    private static final int DIGITS = 4;
    /** The tables show so many steps of the range. */
    private static final int STEPS_SHOWN = 8;
    /** A plot holds no more curves than it has colours for. */
    private static final int MOST_CURVES = 7;

    private ActivationDocument() {}

    /**
     * The document: where functions saturate, values, derivatives, a plot of each function, and of several one of all
     * derivatives.
     *
     * @param sampler how the curves were made
     * @param curves at least one
     */
    public static Document of(ActivationSampler sampler, List<ActivationCurve> curves) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(saturation(curves));
        blocks.add(new Block.Paragraph("A function is saturated where its derivative is, in absolute value, below "
                + NumberText.of(sampler.threshold(), Cell.ALL)
                + ": less than this part of a gradient passes. Looked at from "
                + NumberText.of(sampler.from(), Cell.ALL) + " to " + NumberText.of(sampler.to(), Cell.ALL) + "."));
        blocks.add(table("values", "Values", curves, ActivationCurve.Point::value));
        blocks.add(table("derivatives", "Derivatives", curves, ActivationCurve.Point::derivative));
        for (ActivationCurve curve : curves) {
            blocks.add(new Block.Figure(curve.name(), curve.name() + " and its derivative", plot(curve)));
        }
        if (curves.size() > 1 && curves.size() <= MOST_CURVES) {
            blocks.add(new Block.Figure("derivatives", "The derivatives", derivatives(curves)));
        }
        return new Document("Activation functions", blocks);
    }

    private static Table saturation(List<ActivationCurve> curves) {
        Table.Builder table = Table.builder("saturation", "Saturated")
                .column("activation", "activation")
                .column("from", "from")
                .column("to", "to");
        for (ActivationCurve curve : curves) {
            for (ActivationCurve.Interval interval : curve.saturated()) {
                table.row(
                        Cell.code(curve.name()),
                        Cell.number(interval.from(), DIGITS),
                        Cell.number(interval.to(), DIGITS));
            }
            if (curve.saturated().isEmpty()) {
                table.row(Cell.code(curve.name()), Cell.text("nowhere"), Cell.EMPTY);
            }
        }
        return table.build();
    }

    private static Table table(
            String key, String caption, List<ActivationCurve> curves, ToDoubleFunction<ActivationCurve.Point> shown) {
        Table.Builder table = Table.builder(key, caption).column("x", "x");
        curves.forEach(curve -> table.column(curve.name(), curve.name()));
        List<ActivationCurve.Point> points = curves.get(0).points();
        for (int k = 0; k <= STEPS_SHOWN; k++) {
            int place = (points.size() - 1) * k / STEPS_SHOWN;
            List<Cell> row = new ArrayList<>();
            row.add(Cell.number(points.get(place).x(), DIGITS));
            curves.forEach(curve ->
                    row.add(Cell.number(shown.applyAsDouble(curve.points().get(place)), DIGITS)));
            table.row(row);
        }
        return table.build();
    }

    private static PlotPicture plot(ActivationCurve curve) {
        return plot(
                curve.name() + " and its derivative",
                List.of(
                        line("value", curve, ActivationCurve.Point::value),
                        line("derivative", curve, ActivationCurve.Point::derivative)));
    }

    private static PlotPicture derivatives(List<ActivationCurve> curves) {
        return plot(
                "derivatives",
                curves.stream()
                        .map(curve -> line(curve.name(), curve, ActivationCurve.Point::derivative))
                        .toList());
    }

    private static PlotPicture plot(String title, List<Plot.Curve> curves) {
        return new PlotPicture(new Plot(title, new Plot.Axis("x", false), new Plot.Axis("", false), curves, List.of()));
    }

    private static Plot.Curve line(String name, ActivationCurve curve, ToDoubleFunction<ActivationCurve.Point> height) {
        return new Plot.Curve(
                name,
                curve.points().stream().map(ActivationCurve.Point::x).toList(),
                curve.points().stream().map(height::applyAsDouble).toList());
    }
}
