package dev.nnm.teach.picture;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Contour lines by marching squares: in each cell of the grid, the edges whose ends lie on both sides of the level are
 * joined, and the pieces are joined to lines. Cells with a value that is not finite have no lines.
 */
final class Contours {

    private final Grid grid;
    private final double level;
    /** For each edge that a line crosses, the edges to which it is joined: one or two. */
    private final Map<Integer, List<Integer>> joined = new HashMap<>();

    private Contours(Grid grid, double level) {
        this.grid = grid;
        this.level = level;
    }

    /** The lines at a level, the longest first. */
    static List<List<Point2D>> of(Grid grid, double level) {
        Contours contours = new Contours(grid, level);
        for (int row = 0; row + 1 < grid.rowCount(); row++) {
            for (int column = 0; column + 1 < grid.columns(); column++) {
                contours.cross(column, row);
            }
        }
        return contours.lines();
    }

    private void cross(int column, int row) {
        double a = grid.value(column, row);
        double b = grid.value(column + 1, row);
        double c = grid.value(column + 1, row + 1);
        double d = grid.value(column, row + 1);
        if (!Double.isFinite(a + b + c + d)) {
            return;
        }
        int bottom = horizontal(column, row);
        int right = vertical(column + 1, row);
        int top = horizontal(column, row + 1);
        int left = vertical(column, row);
        List<Integer> crossed = new ArrayList<>();
        addIf(isAbove(a) != isAbove(b), bottom, crossed);
        addIf(isAbove(b) != isAbove(c), right, crossed);
        addIf(isAbove(c) != isAbove(d), top, crossed);
        addIf(isAbove(d) != isAbove(a), left, crossed);
        if (crossed.size() == 2) {
            join(crossed.get(0), crossed.get(1));
        } else if (crossed.size() == 4) {
            // opposite corners are on one side; the middle says whether they hang together
            boolean isAOnMiddlesSide = isAbove(a) == isAbove((a + b + c + d) / 4);
            join(bottom, isAOnMiddlesSide ? right : left);
            join(top, isAOnMiddlesSide ? left : right);
        }
    }

    private static void addIf(boolean condition, int edge, List<Integer> edges) {
        if (condition) {
            edges.add(edge);
        }
    }

    private boolean isAbove(double value) {
        return value > level;
    }

    private int horizontal(int column, int row) {
        return 2 * (row * grid.columns() + column);
    }

    private int vertical(int column, int row) {
        return horizontal(column, row) + 1;
    }

    private void join(int edge, int other) {
        joined.computeIfAbsent(edge, e -> new ArrayList<>()).add(other);
        joined.computeIfAbsent(other, e -> new ArrayList<>()).add(edge);
    }

    private List<List<Point2D>> lines() {
        Set<Integer> done = new HashSet<>();
        List<List<Point2D>> lines = new ArrayList<>();
        List<Integer> edges = new ArrayList<>(joined.keySet());
        // open lines from their ends, then closed ones from anywhere
        edges.sort(Comparator.comparing(
                        (Integer edge) -> joined.getOrDefault(edge, List.of()).size())
                .thenComparing(edge -> edge));
        for (int edge : edges) {
            if (!done.contains(edge)) {
                lines.add(line(edge, done));
            }
        }
        lines.sort(Comparator.comparing((List<Point2D> line) -> -line.size()));
        return lines;
    }

    private List<Point2D> line(int start, Set<Integer> done) {
        List<Point2D> points = new ArrayList<>();
        int last = start;
        Integer edge = start;
        while (edge != null) {
            last = edge;
            done.add(edge);
            points.add(crossing(edge));
            edge = joined.getOrDefault(edge, List.of()).stream()
                    .filter(next -> !done.contains(next))
                    .findFirst()
                    .orElse(null);
        }
        if (points.size() > 2 && joined.getOrDefault(last, List.of()).contains(start)) {
            points.add(points.get(0));
        }
        return points;
    }

    /** Where the line crosses an edge: values are taken to change evenly along it. */
    private Point2D crossing(int edge) {
        int column = edge / 2 % grid.columns();
        int row = edge / 2 / grid.columns();
        boolean isVertical = edge % 2 == 1;
        double from = grid.value(column, row);
        double to = isVertical ? grid.value(column, row + 1) : grid.value(column + 1, row);
        double part = (level - from) / (to - from);
        double x = grid.x().get(column);
        double y = grid.y().get(row);
        return isVertical
                ? new Point2D.Double(x, y + part * (grid.y().get(row + 1) - y))
                : new Point2D.Double(x + part * (grid.x().get(column + 1) - x), y);
    }
}
