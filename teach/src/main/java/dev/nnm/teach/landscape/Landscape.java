package dev.nnm.teach.landscape;

import dev.nnm.teach.picture.Grid;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A surface and what was found on it.
 *
 * @param of the number's name
 * @param u what is along the first axis
 * @param v what is along the second axis
 * @param examples over how many examples the number is a mean; 0 if it is that of one point
 * @param window what was looked at
 * @param grid the values in the window
 * @param start where the paths begin
 * @param tolerance the part of the way down that may be left on arrival
 * @param criticalPoints by their values
 * @param paths in the order in which they were asked for
 */
public record Landscape(
        String of,
        String u,
        String v,
        int examples,
        Window window,
        Grid grid,
        Place start,
        double tolerance,
        List<CriticalPoint> criticalPoints,
        List<OptimizerPath> paths) {

    /** Copies the lists. */
    public Landscape {
        criticalPoints = List.copyOf(criticalPoints);
        paths = List.copyOf(paths);
    }

    /** The critical point that is nearest to a place. */
    public Optional<CriticalPoint> nearest(Place place) {
        CriticalPoint nearest = null;
        for (CriticalPoint point : criticalPoints) {
            if (nearest == null || place.distance(point.place()) < place.distance(nearest.place())) {
                nearest = point;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** How far the nearest critical point is from a place; infinite if there is none. */
    public double distanceToNearest(Place place) {
        return nearest(place).map(point -> place.distance(point.place())).orElse(Double.POSITIVE_INFINITY);
    }

    /** The value at which a path has arrived, if there is a minimum to arrive at. */
    public OptionalDouble arrival() {
        double lowest = criticalPoints.stream()
                .filter(point -> point.kind() == CriticalPoint.Kind.MINIMUM)
                .mapToDouble(CriticalPoint::value)
                .min()
                .orElse(Double.NaN);
        if (Double.isNaN(lowest) || paths.isEmpty()) {
            return OptionalDouble.empty();
        }
        double first = paths.get(0).points().get(0).value();
        return OptionalDouble.of(lowest + tolerance * Math.abs(first - lowest));
    }
}
