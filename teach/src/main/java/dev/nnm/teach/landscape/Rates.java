package dev.nnm.teach.landscape;

import dev.nnm.runtime.optimize.Optimizers;
import dev.nnm.teach.landscape.Surface.Curvature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rates that fit a surface. Where a step is rate · gradient, descent is stable for rates below 2 / curvature, and half
 * the inverse curvature is well below. Where gradients are divided by their own size, the rate is the length of a step.
 *
 * @param curvature the radius of the Hessian, at the start or as it is in most of the window
 * @param size of the window
 */
record Rates(double curvature, double size) {

    private static final double PART_OF_INVERSE = 0.5;
    private static final double PART_OF_WINDOW = 0.02;

    static Rates of(Surface surface, Window window, Place start) {
        double here = radii(surface, List.of(start))[0];
        double typical = typicalCurvature(surface, window);
        double curvature = Math.max(here, typical);
        return new Rates(curvature > 0 ? curvature : 1, Math.max(window.width(), window.height()));
    }

    /** The median of the Hessian's radius over the window. */
    static double typicalCurvature(Surface surface, Window window) {
        double[] radii = radii(surface, CriticalPointSearch.starts(window));
        return radii[radii.length / 2];
    }

    private static double[] radii(Surface surface, List<Place> places) {
        double[] radii = places.stream()
                .map(surface::curvature)
                .filter(Curvature::isFinite)
                .mapToDouble(curvature -> curvature.hessian().eigenvalues().radius())
                .toArray();
        Arrays.sort(radii);
        return radii.length == 0 ? new double[] {0} : radii;
    }

    double of(String optimizer) {
        boolean isLength = Optimizers.find(optimizer).stream()
                .flatMap(kind -> Stream.ofNullable(kind.setting("epsilon").orElse(null)))
                .findAny()
                .isPresent();
        return isLength ? PART_OF_WINDOW * size : PART_OF_INVERSE / curvature;
    }
}
