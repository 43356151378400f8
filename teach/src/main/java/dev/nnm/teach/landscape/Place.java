package dev.nnm.teach.landscape;

/**
 * A place in a plane.
 *
 * @param u along the first axis
 * @param v along the second axis
 */
public record Place(double u, double v) {

    /** How far another place is. */
    double distance(Place other) {
        return Math.hypot(u - other.u, v - other.v);
    }
}
