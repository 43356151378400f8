package dev.nnm.teach.picture;

import dev.nnm.teach.document.NumberText;
import dev.nnm.teach.document.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A surface from above: contour lines with their levels, darker where it is lower, and paths in colours over them. */
public final class ContourPicture implements Picture {

    private static final int WIDTH = 1040;
    private static final int HEIGHT = 760;
    private static final Font LEVEL = new Font("DejaVu Sans", Font.PLAIN, 13);
    private static final int LIGHTEST = 0xC8;
    private static final int DARKEST = 0x70;
    private static final int MARK = 12;
    /** In parts of the plot. */
    private static final double LINE_WIDTH = 0.002;

    private final ContourPlot plot;

    /** The picture of a plot. */
    public ContourPicture(ContourPlot plot) {
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
                .xAxisTitle(plot.x())
                .yAxisTitle(plot.y())
                .build();
        ChartStyle.apply(chart);
        frame(chart);
        contours(chart);
        for (int i = 0; i < plot.paths().size(); i++) {
            path(chart, plot.paths().get(i), i);
        }
        plot.marks().forEach(marks -> marks(chart, marks));
        return chart;
    }

    /** The axes end where the surface ends; paths may lead out. */
    private void frame(XYChart chart) {
        List<Double> x = plot.grid().x();
        List<Double> y = plot.grid().y();
        chart.getStyler()
                .setXAxisMin(x.get(0))
                .setXAxisMax(x.get(x.size() - 1))
                .setYAxisMin(y.get(0))
                .setYAxisMax(y.get(y.size() - 1))
                .setPlotGridLinesVisible(false)
                .setPlotContentSize(1)
                .setMarkerSize(MARK)
                .setAnnotationTextFont(LEVEL)
                .setAnnotationTextFontColor(Palette.GREY);
    }

    private void contours(XYChart chart) {
        List<Double> levels = ContourLevels.of(plot.grid());
        ContourLabels labels = new ContourLabels(plot);
        for (int i = 0; i < levels.size(); i++) {
            double level = levels.get(i);
            List<List<Point2D>> lines = labels.interrupted(Contours.of(plot.grid(), level), level);
            int shade = DARKEST + (LIGHTEST - DARKEST) * i / Math.max(1, levels.size() - 1);
            line(chart, "level " + NumberText.of(level, 2), lines, new Color(shade, shade, shade));
        }
        labels.placed()
                .forEach(label -> chart.addAnnotation(new AnnotationText(label.text(), label.x(), label.y(), false)));
    }

    /** A series of lines with gaps between them. */
    private static void line(XYChart chart, String name, List<List<Point2D>> lines, Color colour) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (List<Point2D> line : lines) {
            for (Point2D point : line) {
                x.add(point.getX());
                y.add(point.getY());
            }
            x.add(line.get(line.size() - 1).getX());
            y.add(Double.NaN);
        }
        if (!x.isEmpty()) {
            XYSeries series = chart.addSeries(name, x, y);
            series.setMarker(SeriesMarkers.NONE);
            series.setLineColor(colour);
            series.setLineStyle(new BasicStroke(1.3f));
            series.setShowInLegend(false);
        }
    }

    private void path(XYChart chart, Plot.Curve path, int number) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < path.x().size(); i++) {
            boolean isSeen = x.isEmpty()
                    || isApart(x.get(x.size() - 1), path.x().get(i), plot.grid().x())
                    || isApart(y.get(y.size() - 1), path.y().get(i), plot.grid().y());
            if (isSeen) {
                x.add(path.x().get(i));
                y.add(path.y().get(i));
            }
        }
        XYSeries series = chart.addSeries(path.name(), x, y);
        series.setLineColor(Palette.SERIES.get(number % Palette.SERIES.size()));
        series.setLineStyle(new BasicStroke(2.5f));
        series.setMarker(SeriesMarkers.NONE);
    }

    /** Whether two points of a path are further apart than its line is wide. */
    private static boolean isApart(double a, double b, List<Double> axis) {
        return Math.abs(a - b) > LINE_WIDTH * (axis.get(axis.size() - 1) - axis.get(0));
    }

    private static void marks(XYChart chart, ContourPlot.Marks marks) {
        XYSeries series = chart.addSeries(marks.name(), marks.x(), marks.y());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarkerColor(Palette.BLACK);
        series.setMarker(
                switch (marks.shape()) {
                    case SQUARE -> SeriesMarkers.SQUARE;
                    case DOT -> SeriesMarkers.CIRCLE;
                    case CROSS -> SeriesMarkers.CROSS;
                    case PEAK -> SeriesMarkers.TRIANGLE_UP;
                    case DIAMOND -> SeriesMarkers.DIAMOND;
                });
    }
}
