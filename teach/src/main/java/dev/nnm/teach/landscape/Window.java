package dev.nnm.teach.landscape;

/**
 * The part of a plane that is looked at.
 *
 * @param uFrom the left edge
 * @param uTo the right edge, greater
 * @param vFrom the lower edge
 * @param vTo the upper edge, greater
 */
public record Window(double uFrom, double uTo, double vFrom, double vTo) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if an edge is not before the opposite one
     */
    public Window {
        if (!(uFrom < uTo && vFrom < vTo)) {
            throw new IllegalArgumentException(
                    "a window from " + uFrom + " to " + uTo + " and " + vFrom + " to " + vTo);
        }
    }

    /** A window of a width and height of twice the radius. */
    static Window around(Place centre, double radius) {
        return new Window(centre.u() - radius, centre.u() + radius, centre.v() - radius, centre.v() + radius);
    }

    /** The place at a part of the width and of the height, from the lower left corner. */
    Place at(double partOfWidth, double partOfHeight) {
        return new Place(uFrom + partOfWidth * width(), vFrom + partOfHeight * height());
    }

    /** Whether a place is in the window or on its edge. */
    public boolean contains(Place place) {
        return grownContains(place, 0);
    }

    /** Whether a place is in the window, grown by so many times its size to each side. */
    boolean grownContains(Place place, double times) {
        return place.u() >= uFrom - times * width()
                && place.u() <= uTo + times * width()
                && place.v() >= vFrom - times * height()
                && place.v() <= vTo + times * height();
    }

    /** The width. */
    public double width() {
        return uTo - uFrom;
    }

    /** The height. */
    public double height() {
        return vTo - vFrom;
    }

    /** How far two places are apart, in parts of the window. */
    double distance(Place a, Place b) {
        return Math.hypot((a.u() - b.u()) / width(), (a.v() - b.v()) / height());
    }
}
