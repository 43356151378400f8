package dev.nnm.teach.picture;

import dev.nnm.teach.document.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
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

    /** The picture of a plot. */
    public PlotPicture(Plot plot) {
        this.plot = plot;
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
        plot.notes().forEach(note -> chart.addAnnotation(new AnnotationText(note.text(), note.x(), note.y(), false)));
        return chart;
    }

    private void style(XYChart chart) {
        ChartStyle.apply(chart);
        chart.getStyler()
                .setXAxisLogarithmic(plot.x().logarithmic())
                .setYAxisLogarithmic(plot.y().logarithmic());
        if (plot.x().logarithmic()) {
            LogarithmicLabels labels =
                    LogarithmicLabels.of(plot.curves().stream().flatMap(c -> c.x().stream()));
            chart.getStyler().setXAxisTickLabelsFormattingFunction(labels::of);
        }
        if (plot.y().logarithmic()) {
            LogarithmicLabels labels =
                    LogarithmicLabels.of(plot.curves().stream().flatMap(c -> c.y().stream()));
            chart.getStyler().setYAxisTickLabelsFormattingFunction(labels::of);
        }
    }

    private void add(XYChart chart, Plot.Curve curve, int number) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < curve.x().size(); i++) {
            if (isOn(plot.x(), curve.x().get(i)) && isOn(plot.y(), curve.y().get(i))) {
                x.add(curve.x().get(i));
                y.add(curve.y().get(i));
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
        series.setMarker(x.size() > MOST_MARKERS ? SeriesMarkers.NONE : MARKERS.get(number % MARKERS.size()));
    }

    private static boolean isOn(Plot.Axis axis, double value) {
        return Double.isFinite(value) && (!axis.logarithmic() || value > 0);
    }
}
