package dev.nnm.teach.picture;

import dev.nnm.teach.document.NumberText;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the levels of contour lines are written: each in a gap of its line, where no other level and no path is, and
 * nowhere if there is no such place. Distances are parts of the plot.
 */
final class ContourLabels {

    private static final int DIGITS = 2;
    private static final double WIDTH_OF_DIGIT = 0.0135;
    private static final double HEIGHT = 0.03;
    /** How much more than its own room a label keeps free of paths and other labels. */
    private static final double GROWN = 1.2;

    private static final double GROWN_FOR_MARKS = 1.8;
    /** Lines shorter than this many labels are not labelled. */
    private static final double SHORTEST = 3;

    private final ContourPlot plot;
    private final List<Label> placed = new ArrayList<>();

    /**
     * A level that is written somewhere.
     *
     * @param text the level
     * @param x where its middle is
     * @param y where its middle is
     */
    record Label(String text, double x, double y) {}

    ContourLabels(ContourPlot plot) {
        this.plot = plot;
    }

    /** The labels that found a place. */
    List<Label> placed() {
        return List.copyOf(placed);
    }

    /** Places a label on the longest line of a level, and cuts the lines where it stands. */
    List<List<Point2D>> interrupted(List<List<Point2D>> lines, double level) {
        String text = NumberText.of(level, DIGITS);
        Optional<Label> label = lines.stream()
                .limit(1)
                .flatMap(line -> place(line, text).stream())
                .findFirst();
        if (label.isEmpty()) {
            return lines;
        }
        placed.add(label.get());
        List<List<Point2D>> pieces = new ArrayList<>();
        lines.forEach(line -> pieces.addAll(outside(label.get(), line)));
        return pieces;
    }

    private Optional<Label> place(List<Point2D> line, String text) {
        if (length(line) < SHORTEST * width(text)) {
            return Optional.empty();
        }
        // from the middle outwards
        for (int i = 0; i < line.size(); i++) {
            int offset = (i + 1) / 2 * (i % 2 == 0 ? 1 : -1);
            Point2D point = line.get(Math.floorMod(line.size() / 2 + offset, line.size()));
            Label label = new Label(text, point.getX(), point.getY());
            if (isInside(label) && placed.stream().noneMatch(other -> touch(label, other)) && !isOnPath(label)) {
                return Optional.of(label);
            }
        }
        return Optional.empty();
    }

    private double length(List<Point2D> line) {
        double length = 0;
        for (int i = 1; i < line.size(); i++) {
            length += Math.hypot(
                    x(line.get(i).getX()) - x(line.get(i - 1).getX()),
                    y(line.get(i).getY()) - y(line.get(i - 1).getY()));
        }
        return length;
    }

    private boolean isInside(Label label) {
        double side = width(label.text());
        return x(label.x()) > side && x(label.x()) < 1 - side && y(label.y()) > HEIGHT && y(label.y()) < 1 - HEIGHT;
    }

    private boolean touch(Label a, Label b) {
        return box(a, GROWN).intersects(box(b, GROWN));
    }

    private boolean isOnPath(Label label) {
        return plot.paths().stream().anyMatch(path -> isOn(box(label, GROWN), path.x(), path.y()))
                || plot.marks().stream().anyMatch(marks -> holdsAny(box(label, GROWN_FOR_MARKS), marks));
    }

    private boolean isOn(Rectangle2D box, List<Double> x, List<Double> y) {
        for (int i = 0; i < x.size(); i++) {
            int next = Math.min(i + 1, x.size() - 1);
            if (box.intersectsLine(x(x.get(i)), y(y.get(i)), x(x.get(next)), y(y.get(next)))) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsAny(Rectangle2D box, ContourPlot.Marks marks) {
        return IntStream.range(0, marks.x().size())
                .anyMatch(i -> box.contains(x(marks.x().get(i)), y(marks.y().get(i))));
    }

    private Rectangle2D box(Label label, double grown) {
        double width = grown * width(label.text());
        double height = grown * HEIGHT;
        return new Rectangle2D.Double(x(label.x()) - width / 2, y(label.y()) - height / 2, width, height);
    }

    /** The pieces of a line that are not below a label. */
    private List<List<Point2D>> outside(Label label, List<Point2D> line) {
        List<List<Point2D>> pieces = new ArrayList<>();
        List<Point2D> piece = new ArrayList<>();
        Rectangle2D box = box(label, 1);
        for (Point2D point : line) {
            if (box.contains(x(point.getX()), y(point.getY()))) {
                addIfAny(piece, pieces);
                piece = new ArrayList<>();
            } else {
                piece.add(point);
            }
        }
        addIfAny(piece, pieces);
        return pieces;
    }

    private static void addIfAny(List<Point2D> piece, List<List<Point2D>> pieces) {
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
    }

    private static double width(String text) {
        return WIDTH_OF_DIGIT * (text.length() + 1);
    }

    private double x(double value) {
        return part(value, plot.grid().x());
    }

    private double y(double value) {
        return part(value, plot.grid().y());
    }

    private static double part(double value, List<Double> axis) {
        double from = axis.get(0);
        return (value - from) / (axis.get(axis.size() - 1) - from);
    }
}
