package dev.nnm.teach.document;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** What stands in one place of a table. */
public sealed interface Cell {

    /** Nothing. */
    Cell EMPTY = new Text("");

    /**
     * Words.
     *
     * @param text without markup
     */
    record Text(String text) implements Cell {}

    /**
     * A piece of a program.
     *
     * @param text the piece, on one line
     */
    record Code(String text) implements Cell {}

    /**
     * A number.
     *
     * @param value the number
     * @param digits the significant digits that people see; {@link #ALL} for as many as tell numbers apart
     */
    record Numeral(double value, int digits) implements Cell {}

    /**
     * A whole number, however large.
     *
     * @param value the number
     */
    record Count(BigInteger value) implements Cell {}

    /**
     * The elements of a vector, matrix or larger tensor.
     *
     * @param shape the sizes of the axes
     * @param elements row-major
     * @param digits the significant digits that people see
     */
    record Elements(List<Integer> shape, List<Double> elements, int digits) implements Cell {

        /** Copies the lists. */
        public Elements {
            shape = List.copyOf(shape);
            elements = List.copyOf(elements);
        }
    }

    /**
     * Mathematics.
     *
     * @param text as text
     * @param latex as LaTeX, without delimiters
     */
    record Formula(String text, String latex) implements Cell {}

    /** As many digits as tell numbers apart. */
    int ALL = 0;

    /** Words. */
    static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Text(text);
    }

    /** A piece of a program. */
    static Cell code(String text) {
        return new Code(text);
    }

    /** A number shown with some significant digits. */
    static Cell number(double value, int digits) {
        return new Numeral(value, digits);
    }

    /** A whole number. */
    static Cell count(long value) {
        return new Count(BigInteger.valueOf(value));
    }

    /** A number, or the elements of a tensor, whichever the shape says. */
    static Cell tensor(List<Integer> shape, double[] elements, int digits) {
        return shape.isEmpty()
                ? new Numeral(elements[0], digits)
                : new Elements(shape, Arrays.stream(elements).boxed().toList(), digits);
    }

    /** Mathematics. */
    static Cell formula(String text, String latex) {
        return new Formula(text, latex);
    }
}
