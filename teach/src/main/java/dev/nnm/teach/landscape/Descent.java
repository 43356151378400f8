package dev.nnm.teach.landscape;

import dev.nnm.runtime.OptimizerPlan;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.optimize.Optimizer;
import dev.nnm.runtime.optimize.Optimizers;
import dev.nnm.teach.landscape.OptimizerPath.End;
import dev.nnm.teach.landscape.OptimizerPath.Point;
import dev.nnm.teach.landscape.Surface.Curvature;
import dev.nnm.teach.landscape.Surface.Slope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the runtime's optimizers, and Newton's method, walk over a surface: its two coordinates are what they update.
 */
final class Descent {

    /** A path that is so many windows outside is not followed further. */
    private static final double FAR = 1;

    private final Surface surface;
    private final Window window;
    private final Place start;
    private final int steps;

    Descent(Surface surface, Window window, Place start, int steps) {
        this.surface = surface;
        this.window = window;
        this.start = start;
        this.steps = steps;
    }

    /**
     * The path of an optimizer.
     *
     * @param name what to call it
     * @param plan the optimizer with all its settings
     */
    OptimizerPath follow(String name, OptimizerPlan plan) {
        Stepper stepper = plan.name().equals(Survey.NEWTON) ? newton(plan) : optimizer(plan);
        List<Point> points = new ArrayList<>();
        Place place = start;
        points.add(new Point(place, surface.value(place)));
        for (int step = 1; step <= steps; step++) {
            Slope slope = surface.slope(place);
            if (!slope.isFinite()) {
                return new OptimizerPath(name, plan, points, End.NOT_FINITE);
            }
            Optional<Place> next = stepper.next(step, place, slope);
            if (next.isEmpty()) {
                return new OptimizerPath(name, plan, points, End.SINGULAR);
            }
            place = next.get();
            points.add(new Point(place, surface.value(place)));
            if (!window.grownContains(place, FAR)) {
                return new OptimizerPath(name, plan, points, End.LEFT);
            }
        }
        return new OptimizerPath(name, plan, points, End.ALL_STEPS);
    }

    /** Where a step, counted from 1, leads; nowhere if it cannot be made. */
    private interface Stepper {

        Optional<Place> next(int step, Place from, Slope slope);
    }

    private static Stepper optimizer(OptimizerPlan plan) {
        Optimizer optimizer = Optimizers.create(plan, Precision.DOUBLE, 2);
        return (step, from, slope) -> {
            Storage coordinates = Storage.of(Precision.DOUBLE, from.u(), from.v());
            optimizer.update(step, coordinates, Storage.of(Precision.DOUBLE, slope.du(), slope.dv()), 0, 2);
            return Optional.of(new Place(coordinates.get(0), coordinates.get(1)));
        };
    }

    private Stepper newton(OptimizerPlan plan) {
        double rate = plan.settings().getOrDefault("rate", 1.0);
        return (step, from, slope) -> {
            if (slope.length() == 0) {
                return Optional.of(from);
            }
            Curvature here = surface.curvature(from);
            boolean hasInverse = here.isFinite() && !here.hessian().isSingular();
            return hasInverse ? Optional.of(Newton.step(from, here, rate)) : Optional.empty();
        };
    }
}
