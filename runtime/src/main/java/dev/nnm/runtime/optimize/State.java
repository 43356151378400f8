package dev.nnm.runtime.optimize;

import dev.nnm.runtime.Precision;

/**
 * A number that a rule keeps for each parameter, at first 0, in the parameters' precision: the array of the other one
 * is empty.
 */
final class State {

    final float[] floats;
    final double[] doubles;

    State(Precision precision, int size) {
        this.floats = new float[precision == Precision.FLOAT ? size : 0];
        this.doubles = new double[precision == Precision.DOUBLE ? size : 0];
    }
}
