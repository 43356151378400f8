package dev.nnm.teach.repl;

import dev.nnm.teach.document.NumberText;
import dev.nnm.teach.picture.Plot;
import java.util.Arrays;
import java.util.stream.Stream;

/** Curves drawn with letters, for a terminal. */
final class TextPlot {

    private static final int WIDTH = 61;
    private static final int HEIGHT = 17;
    private static final String MARKS = "*o+x#@%";
    private static final int DIGITS = 3;

    private final Plot plot;
    private final double left;
    private final double right;
    private final double low;
    private final double high;

    private TextPlot(Plot plot) {
        this.plot = plot;
        this.left = plot.curves().get(0).x().get(0);
        this.right = plot.curves().get(0).x().get(plot.curves().get(0).x().size() - 1);
        this.low = values(plot).min(Double::compare).orElse(0.0);
        this.high = values(plot).max(Double::compare).orElse(0.0);
    }

    private static Stream<Double> values(Plot plot) {
        return plot.curves().stream().flatMap(curve -> curve.y().stream()).filter(Double::isFinite);
    }

    static String of(Plot plot) {
        return new TextPlot(plot).text();
    }

    private String text() {
        char[][] canvas = new char[HEIGHT][WIDTH];
        for (char[] row : canvas) {
            Arrays.fill(row, ' ');
        }
        axes(canvas);
        for (int i = 0; i < plot.curves().size(); i++) {
            draw(canvas, plot.curves().get(i), MARKS.charAt(i));
        }
        return frame(canvas);
    }

    private void axes(char[][] canvas) {
        if (low <= 0 && high >= 0) {
            Arrays.fill(canvas[row(0)], '·');
        }
        if (left <= 0 && right >= 0) {
            for (char[] row : canvas) {
                row[column(0)] = '·';
            }
        }
    }

    private void draw(char[][] canvas, Plot.Curve curve, char mark) {
        for (int i = 0; i < curve.x().size(); i++) {
            if (Double.isFinite(curve.y().get(i))) {
                canvas[row(curve.y().get(i))][column(curve.x().get(i))] = mark;
            }
        }
    }

    private int column(double x) {
        return (int) Math.round((x - left) / (right - left) * (WIDTH - 1));
    }

    private int row(double y) {
        return high == low ? HEIGHT / 2 : (int) Math.round((high - y) / (high - low) * (HEIGHT - 1));
    }

    private String frame(char[][] canvas) {
        String top = NumberText.of(high, DIGITS);
        String bottom = NumberText.of(low, DIGITS);
        int margin = Math.max(top.length(), bottom.length());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < HEIGHT; i++) {
            String label = i == 0 ? top : i == HEIGHT - 1 ? bottom : "";
            String line = " ".repeat(margin - label.length()) + label + " │" + new String(canvas[i]);
            text.append(line.stripTrailing()).append('\n');
        }
        String from = NumberText.of(left, DIGITS);
        String to = NumberText.of(right, DIGITS);
        text.append(" ".repeat(margin + 1))
                .append('└')
                .append("─".repeat(WIDTH))
                .append('\n');
        text.append(" ".repeat(margin + 2))
                .append(from)
                .append(" ".repeat(WIDTH - from.length() - to.length()))
                .append(to)
                .append('\n');
        for (int i = 0; i < plot.curves().size(); i++) {
            text.append(" ".repeat(margin + 2))
                    .append(MARKS.charAt(i))
                    .append(' ')
                    .append(plot.curves().get(i).name())
                    .append('\n');
        }
        return text.toString();
    }
}
