package dev.nnm.runtime.math;

/** Positions in tensors that are given by numbers. */
public final class Positions {

    private Positions() {}

    /** The number rounded to the nearest integer; −1 if this is less than 0, at least {@code size}, or not a number. */
    public static int position(double index, int size) {
        double rounded = Math.rint(index);
        return rounded >= 0 && rounded < size ? (int) rounded : -1;
    }
}
