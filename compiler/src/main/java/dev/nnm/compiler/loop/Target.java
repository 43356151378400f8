package dev.nnm.compiler.loop;

import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Vectors;
import java.util.List;
import java.util.stream.Stream;

/**
 * What kernels can count on where they run.
 *
 * @param vectorBits the length of the vectors that the processor computes with and that Java can use; 0 for none
 */
public record Target(int vectorBits) {

    /** Any Java machine: no vectors. */
    public static final Target SCALAR = new Target(0);

    /** The longest vectors of most processors. */
    public static final Target MIDDLE = new Target(256);

    /** The longest vectors that kernels are made for. */
    public static final Target LONG = new Target(512);

    private static final int SHORTEST = 128;

    /** What kernels use on the running Java machine if nothing was measured. */
    public static Target ofThisMachine() {
        return new Target(Vectors.bits());
    }

    /**
     * All that kernels can be made for on the running Java machine, from no vectors to the longest. A process had
     * better use one of them: Java 17's compiler makes objects of vectors once it has seen two lengths.
     */
    public static List<Target> allOfThisMachine() {
        Target longest = new Target(Vectors.longestBits());
        return Stream.of(SCALAR, MIDDLE, longest)
                .filter(target -> target.vectorBits() <= longest.vectorBits())
                .distinct()
                .toList();
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
