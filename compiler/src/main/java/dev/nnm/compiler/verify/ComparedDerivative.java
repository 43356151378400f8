package dev.nnm.compiler.verify;

/**
 * A derivative along random directions, and differences of values along the same.
 *
 * @param kind what is differentiated
 * @param of its name: of an output, {@code loss}, or of a function
 * @param by the variable or parameter by which it is differentiated
 * @param points at how many random points both have values
 * @param error the greatest difference between them, relative to the size of the terms
 * @param derivative the derivative where that is
 * @param difference what differences of values give there
 */
public record ComparedDerivative(
        Kind kind, String of, String by, int points, double error, double derivative, double difference) {

    /** So far a derivative and differences may be apart. */
    public static final double TOLERANCE = 1e-5;

    /** What is differentiated. */
    public enum Kind {
        /** An output or the loss of the model. */
        QUANTITY,
        /** A function that states its derivative. */
        FUNCTION
    }

    /** Whether there is anything to say. */
    public boolean isDecided() {
        return points > 0;
    }

    /** Whether both agree wherever they could be compared. */
    public boolean agrees() {
        return error <= TOLERANCE;
    }
}
