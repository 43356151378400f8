package dev.nnm.teach.picture;

import java.util.List;

/**
 * A surface seen from above, with paths and marks on it.
 *
 * @param title above the plot
 * @param x what is on the horizontal axis
 * @param y what is on the vertical axis
 * @param grid the surface
 * @param paths at most seven, each with a colour of its own
 * @param marks kinds of places
 */
public record ContourPlot(String title, String x, String y, Grid grid, List<Plot.Curve> paths, List<Marks> marks) {

    /** Copies the lists. */
    public ContourPlot {
        paths = List.copyOf(paths);
        marks = List.copyOf(marks);
    }

    /** How a mark looks. */
    public enum Shape {
        /** A filled square. */
        SQUARE,
        /** A filled circle. */
        DOT,
        /** Two crossing lines. */
        CROSS,
        /** A triangle. */
        PEAK,
        /** A square that stands on a corner. */
        DIAMOND
    }

    /**
     * Places of one kind.
     *
     * @param name for the legend
     * @param shape how they are marked
     * @param x where they are
     * @param y where they are
     */
    public record Marks(String name, Shape shape, List<Double> x, List<Double> y) {

        /** Copies the lists. */
        public Marks {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }
    }
}
