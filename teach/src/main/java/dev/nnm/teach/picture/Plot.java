package dev.nnm.teach.picture;

import java.util.List;

/**
 * Curves over a common axis.
 *
 * @param title above the plot
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param curves at most seven, each with a colour and a marker of its own
 * @param notes words at points of the plot
 */
public record Plot(String title, Axis x, Axis y, List<Curve> curves, List<Note> notes) {

    /** Copies the lists. */
    public Plot {
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }

    /**
     * An axis.
     *
     * @param title what is on it
     * @param logarithmic whether equal distances are equal ratios
     */
    public record Axis(String title, boolean logarithmic) {}

    /**
     * A curve. On a logarithmic axis, points that are not positive are left out.
     *
     * @param name for the legend
     * @param x the points
     * @param y the points
     */
    public record Curve(String name, List<Double> x, List<Double> y) {

        /** Copies the lists. */
        public Curve {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }
    }

    /**
     * Words in the plot.
     *
     * @param text the words
     * @param x where their middle is
     * @param y where their middle is
     */
    public record Note(String text, double x, double y) {}
}
