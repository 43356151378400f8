package dev.nnm.teach.activations;

import java.util.List;

/**
 * An activation function in a range.
 *
 * @param name its name
 * @param points evenly spaced points, rising; the first and the last are the range's ends
 * @param saturated where the function is saturated, rising
 */
public record ActivationCurve(String name, List<Point> points, List<Interval> saturated) {

    /** Copies the lists. */
    public ActivationCurve {
        points = List.copyOf(points);
        saturated = List.copyOf(saturated);
    }

    /**
     * One point.
     *
     * @param x where
     * @param value the function there
     * @param derivative its derivative there
     */
    public record Point(double x, double value, double derivative) {}

    /**
     * A part of the range.
     *
     * @param from its lower end
     * @param to its upper end
     */
    public record Interval(double from, double to) {}
}
