package dev.nnm.teach.landscape;

import dev.nnm.runtime.OptimizerPlan;
import java.util.List;
import java.util.OptionalInt;

/**
 * The way of an optimizer.
 *
 * @param name the optimizer with the settings that were given
 * @param optimizer the same with all its settings
 * @param points where it was, from the start on, one more than steps
 * @param end why it has no more points
 */
public record OptimizerPath(String name, OptimizerPlan optimizer, List<Point> points, End end) {

    /** Copies the list. */
    public OptimizerPath {
        points = List.copyOf(points);
    }

    /**
     * A point of the way.
     *
     * @param place where
     * @param value the value there
     */
    public record Point(Place place, double value) {}

    /** Why a path ends. */
    public enum End {
        /** All steps are made. */
        ALL_STEPS(""),
        /** It is so far outside of the window that it is not followed further. */
        LEFT("left the window"),
        /** The value or a derivative is not finite. */
        NOT_FINITE("not finite there"),
        /** The Hessian of Newton's method has no inverse. */
        SINGULAR("its Hessian has no inverse");

        private final String words;

        End(String words) {
            this.words = words;
        }

        /** The reason in words; empty if there is nothing to say. */
        public String words() {
            return words;
        }
    }

    /** The last point. */
    public Point last() {
        return points.get(points.size() - 1);
    }

    /** The number of steps after which the value is first at most some limit. */
    public OptionalInt stepsTo(double limit) {
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).value() <= limit) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
