package dev.nnm.teach.compare;

import java.util.List;

/**
 * The same comparison for several values of a constant.
 *
 * @param parameter the constant
 * @param rows one for each value
 */
public record ComparisonSeries(String parameter, List<Row> rows) {

    /** Copies the list. */
    public ComparisonSeries {
        rows = List.copyOf(rows);
    }

    /**
     * The comparison for one value.
     *
     * @param value of the constant
     * @param comparison of the methods
     */
    public record Row(int value, Comparison comparison) {}
}
