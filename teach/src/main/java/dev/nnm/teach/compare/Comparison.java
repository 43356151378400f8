package dev.nnm.teach.compare;

import java.util.List;
import java.util.Optional;

/**
 * Derivatives by every method.
 *
 * @param of what is differentiated
 * @param value its value
 * @param elementCount by how many elements of variables it is differentiated in all
 * @param rows the elements that are shown, all or a sample
 * @param costs what each method costs
 */
public record Comparison(String of, double value, int elementCount, List<Row> rows, List<Cost> costs) {

    /** Copies the lists. */
    public Comparison {
        rows = List.copyOf(rows);
        costs = List.copyOf(costs);
    }

    /**
     * The derivative by one element.
     *
     * @param element such as {@code x1} or {@code W[0, 1]}
     * @param reference the reference value rounded to a double; empty if there is none
     * @param note why there is no reference; may be empty
     * @param entries by each method
     */
    public record Row(String element, Optional<Double> reference, String note, List<Entry> entries) {

        /** Copies the list. */
        public Row {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A derivative by one method.
     *
     * @param method the method
     * @param derivative what it gives; empty if it does not apply
     * @param absoluteError the distance from the reference; empty if either is missing
     * @param relativeError the same, divided by the reference; empty also where the reference is 0
     * @param note why it does not apply; may be empty
     */
    public record Entry(
            Method method,
            Optional<Double> derivative,
            Optional<Double> absoluteError,
            Optional<Double> relativeError,
            String note) {}

    /**
     * What a method costs for the derivatives by all elements.
     *
     * @param method the method
     * @param nodes the nodes of the graph that is evaluated
     * @param operations the arithmetic operations of one evaluation
     * @param evaluations how often it is evaluated
     * @param compileSeconds to make the kernel; empty for what is interpreted
     * @param seconds for all evaluations; empty if it does not apply
     * @param worstError the greatest relative error in the rows that are shown; empty if there is none
     */
    public record Cost(
            Method method,
            int nodes,
            long operations,
            long evaluations,
            Optional<Double> compileSeconds,
            Optional<Double> seconds,
            Optional<Double> worstError) {}
}
