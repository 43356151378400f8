package dev.nnm.teach.landscape;

import dev.nnm.teach.landscape.Surface.Curvature;

/** Newton's method for a gradient of 0: it goes to whatever critical point is near, a saddle as well as a minimum. */
final class Newton {

    private Newton() {}

    /**
     * The place after a step.
     *
     * @param here what is at the place; finite, with a Hessian that is not singular
     * @param rate the part of the full step that is made
     */
    static Place step(Place place, Curvature here, double rate) {
        double[] step = here.hessian().solve(here.slope().du(), here.slope().dv());
        return new Place(place.u() - rate * step[0], place.v() - rate * step[1]);
    }
}
