package dev.nnm.teach.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How all charts look: large enough to be read from the back of a room. */
final class ChartStyle {

    static final Font TEXT = new Font("DejaVu Sans", Font.PLAIN, 16);
    private static final Font TITLE = new Font("DejaVu Sans", Font.BOLD, 18);

    private ChartStyle() {}

    static void apply(XYChart chart) {
        chart.getStyler()
                .setPlotGridLinesColor(new Color(0xEEEEEE))
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setAxisTickLabelsFont(TEXT)
                .setAxisTitleFont(TEXT);
        chart.getStyler()
                .setChartTitleFont(TITLE)
                .setLegendFont(TEXT)
                .setLegendPosition(LegendPosition.OutsideE)
                .setLegendBorderColor(Color.WHITE)
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setAnnotationTextFont(TEXT)
                .setAnnotationTextFontColor(Palette.BLACK);
        chart.getStyler().setLegendLayout(LegendLayout.Vertical);
    }
}
