package dev.nnm.teach.picture;

import dev.nnm.teach.document.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A plot as XChart draws it. */
public final class PlotPicture implements Picture {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;
    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.CROSS,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.PLUS);
    /** With more points than this, markers would hide the curve. */
    private static final int MOST_MARKERS = 90;

    private final Plot plot;
    private final LogarithmicLabels heightLabels;
    /** Lines at all tenths of many powers of ten would be a grey area: instead of numbers, exponents are drawn. */
    private final boolean drawsExponents;

    /** The picture of a plot. */
    public PlotPicture(Plot plot) {
        this.plot = plot;
        this.heightLabels = LogarithmicLabels.of(plot.curves().stream().flatMap(c -> c.y().stream()));
        this.drawsExponents = plot.y().logarithmic() && heightLabels.isWide();
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        chart().paint(graphics, WIDTH, HEIGHT);
    }

    private XYChart chart() {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plot.title())
                .xAxisTitle(plot.x().title())
                .yAxisTitle(plot.y().title())
                .build();
        style(chart);
        for (int i = 0; i < plot.curves().size(); i++) {
            add(chart, plot.curves().get(i), i);
        }
        plot.curves().stream()
                .filter(PlotPicture::isSmooth)
                .findFirst()
                .ifPresent(curve -> preferRoundNumbers(chart, curve));
        plot.notes()
                .forEach(note ->
                        chart.addAnnotation(new AnnotationText(note.text(), note.x(), height(note.y()), false)));
        return chart;
    }

    private void style(XYChart chart) {
        ChartStyle.apply(chart);
        chart.getStyler()
                .setXAxisLogarithmic(plot.x().logarithmic())
                .setYAxisLogarithmic(plot.y().logarithmic() && !drawsExponents);
        if (plot.x().logarithmic()) {
            LogarithmicLabels labels =
                    LogarithmicLabels.of(plot.curves().stream().flatMap(c -> c.x().stream()));
            chart.getStyler().setXAxisTickLabelsFormattingFunction(labels::of);
        }
        if (drawsExponents) {
            chart.getStyler().setYAxisTickLabelsFormattingFunction(x -> LogarithmicLabels.power((int) Math.round(x)));
        } else if (plot.y().logarithmic()) {
            chart.getStyler().setYAxisTickLabelsFormattingFunction(heightLabels::of);
        }
    }

    private void add(XYChart chart, Plot.Curve curve, int number) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < curve.x().size(); i++) {
            if (isOn(plot.x(), curve.x().get(i)) && isOn(plot.y(), curve.y().get(i))) {
                x.add(curve.x().get(i));
                y.add(height(curve.y().get(i)));
            }
        }
        if (x.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(curve.name(), x, y);
        Color colour = Palette.SERIES.get(number % Palette.SERIES.size());
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        series.setLineStyle(new BasicStroke(2.5f));
        series.setMarker(isSmooth(curve) ? SeriesMarkers.NONE : MARKERS.get(number % MARKERS.size()));
    }

    private static boolean isSmooth(Plot.Curve curve) {
        return curve.x().size() > MOST_MARKERS;
    }

    /**
     * XChart labels points that are evenly spaced, otherwise round numbers. Of a smooth curve nobody wants the points
     * labelled, so an invisible point is added that is between them.
     */
    private void preferRoundNumbers(XYChart chart, Plot.Curve smooth) {
        List<Double> heights = smooth.y().stream()
                .filter(y -> isOn(plot.y(), y))
                .map(this::height)
                .toList();
        if (!heights.isEmpty()) {
            XYSeries invisible = chart.addSeries(" ", List.of(between(smooth.x())), List.of(between(heights)));
            invisible.setMarker(SeriesMarkers.NONE);
            invisible.setShowInLegend(false);
        }
    }

    private static double between(List<Double> values) {
        double least = Collections.min(values);
        return least + (Collections.max(values) - least) / Math.PI;
    }

    private double height(double value) {
        return drawsExponents ? Math.log10(value) : value;
    }

    private static boolean isOn(Plot.Axis axis, double value) {
        return Double.isFinite(value) && (!axis.logarithmic() || value > 0);
    }
}
