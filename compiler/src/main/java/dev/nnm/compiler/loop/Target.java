package dev.nnm.compiler.loop;

import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Vectors;

/**
 * What kernels can count on where they run.
 *
 * @param vectorBits the length of the vectors that the processor computes with and that Java can use; 0 for none
 */
public record Target(int vectorBits) {

    /** Any Java machine: no vectors. */
    public static final Target SCALAR = new Target(0);

    private static final int SHORTEST = 128;

    /** What the running Java machine offers. */
    public static Target ofThisMachine() {
        return new Target(Vectors.bits());
    }

    /** Whether kernels may use vectors. */
    public boolean hasVectors() {
        return vectorBits >= SHORTEST;
    }

    /** How many numbers a vector holds. */
    public int lanes(Precision precision) {
        return vectorBits / (precision == Precision.FLOAT ? Float.SIZE : Double.SIZE);
    }
}
