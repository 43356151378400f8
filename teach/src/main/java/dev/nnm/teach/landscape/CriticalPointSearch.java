package dev.nnm.teach.landscape;

import dev.nnm.teach.landscape.CriticalPoint.Kind;
import dev.nnm.teach.landscape.Surface.Curvature;
import dev.nnm.teach.number.SymmetricMatrix;
import dev.nnm.teach.number.SymmetricMatrix.Eigenvalues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for the critical points in a window: Newton's method on the gradient, from many starts. */
final class CriticalPointSearch {

    /** Starts along each axis: an odd number, so that the middle of the window is among them. */
    private static final int STARTS = 9;

    private static final int MOST_STEPS = 60;
    /** A step of this part of the window is no step. */
    private static final double CONVERGED = 1e-11;
    /** Degenerate points are reached slowly, and left unsharp. */
    private static final double SAME = 1e-5;
    /** An iteration that is so many windows away does not come back. */
    private static final double LOST = 2;
    /** More degenerate points than this lie on a line or an area of them. */
    private static final int MOST_DEGENERATE = 3;
    /** Where the curvature is this part of what it is elsewhere, it is none. */
    private static final double FLAT = 1e-6;

    private final Surface surface;
    private final Window window;
    private final double typicalCurvature;

    private CriticalPointSearch(Surface surface, Window window, double typicalCurvature) {
        this.surface = surface;
        this.window = window;
        this.typicalCurvature = typicalCurvature;
    }

    /**
     * The critical points in a window, by their values.
     *
     * @param typicalCurvature the radius of the Hessian as it is in most of the window
     */
    static List<CriticalPoint> in(Window window, Surface surface, double typicalCurvature) {
        List<CriticalPoint> found = new CriticalPointSearch(surface, window, typicalCurvature).search();
        List<CriticalPoint> isolated =
                found.stream().filter(point -> point.kind() != Kind.DEGENERATE).toList();
        boolean areDegenerateIsolated = found.size() - isolated.size() <= MOST_DEGENERATE;
        return (areDegenerateIsolated ? found : isolated)
                .stream()
                        .sorted(Comparator.comparingDouble(CriticalPoint::value))
                        .toList();
    }

    /** Places spread evenly over the window. */
    static List<Place> starts(Window window) {
        List<Place> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            for (int j = 0; j < STARTS; j++) {
                starts.add(window.at(i / (STARTS - 1.0), j / (STARTS - 1.0)));
            }
        }
        return starts;
    }

    private List<CriticalPoint> search() {
        List<CriticalPoint> found = new ArrayList<>();
        for (Place start : starts(window)) {
            from(start)
                    .filter(point -> found.stream().noneMatch(other -> isSame(point, other)))
                    .ifPresent(found::add);
        }
        return found;
    }

    private boolean isSame(CriticalPoint a, CriticalPoint b) {
        double distance = window.distance(a.place(), b.place());
        boolean isUnsharp = a.kind() == Kind.DEGENERATE || b.kind() == Kind.DEGENERATE;
        return distance <= (isUnsharp ? Math.sqrt(SAME) : SAME);
    }

    private Optional<CriticalPoint> from(Place start) {
        Place place = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            Curvature here = surface.curvature(place);
            if (!here.isFinite() || !window.grownContains(place, LOST)) {
                return Optional.empty();
            }
            if (here.slope().length() == 0) {
                return i == 0 && isFlat(here.hessian()) ? Optional.empty() : found(place, here);
            }
            if (here.hessian().isSingular()) {
                return Optional.empty();
            }
            Place next = Newton.step(place, here, 1);
            if (window.distance(place, next) <= CONVERGED || (i == MOST_STEPS - 1 && isFlat(here.hessian()))) {
                return found(next, surface.curvature(next));
            }
            place = next;
        }
        return Optional.empty();
    }

    private Optional<CriticalPoint> found(Place place, Curvature there) {
        if (!there.isFinite() || !window.contains(place)) {
            return Optional.empty();
        }
        Eigenvalues eigenvalues = there.hessian().eigenvalues();
        return Optional.of(new CriticalPoint(
                kind(there.hessian(), eigenvalues),
                place,
                there.slope().value(),
                eigenvalues.least(),
                eigenvalues.greatest()));
    }

    private Kind kind(SymmetricMatrix hessian, Eigenvalues eigenvalues) {
        if (isFlat(hessian)) {
            return Kind.DEGENERATE;
        }
        if (eigenvalues.least() > 0) {
            return Kind.MINIMUM;
        }
        return eigenvalues.greatest() < 0 ? Kind.MAXIMUM : Kind.SADDLE;
    }

    /** Whether there is a direction without curvature. */
    private boolean isFlat(SymmetricMatrix hessian) {
        Eigenvalues values = hessian.eigenvalues();
        return Math.min(Math.abs(values.least()), Math.abs(values.greatest())) <= FLAT * typicalCurvature;
    }
}
