package dev.nnm.teach.number;

import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;

/** A kind of numbers that carry a direction: an imaginary part, or a derivative. */
interface Numbers<T extends CalculusFieldElement<T>> {

    /** A constant. */
    T of(double value);

    /** The number as a constant, if it has no part in the direction and is exactly a double. */
    OptionalDouble constant(T number);

    /** The number without its part in the direction. */
    T withoutDirection(T number);

    /**
     * Which of two is greater: negative, zero or positive.
     *
     * @param operation what is to be decided, for the message
     * @throws NotApplicable if a comparison would cut off what depends on the direction
     */
    int compare(T a, T b, String operation);
}
