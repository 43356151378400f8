package dev.nnm.teach.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Values over a rectangle.
 *
 * @param x where the columns are, ascending
 * @param y where the rows are, ascending
 * @param rows the values, a list a row
 */
public record Grid(List<Double> x, List<Double> y, List<List<Double>> rows) {

    /** Copies the lists. */
    public Grid {
        x = List.copyOf(x);
        y = List.copyOf(y);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The values of a function. */
    public static Grid of(double[] x, double[] y, DoubleBinaryOperator function) {
        List<List<Double>> rows = new ArrayList<>();
        for (double v : y) {
            List<Double> row = new ArrayList<>();
            for (double u : x) {
                row.add(function.applyAsDouble(u, v));
            }
            rows.add(row);
        }
        return new Grid(doubles(x), doubles(y), rows);
    }

    private static List<Double> doubles(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }

    double value(int column, int row) {
        return rows.get(row).get(column);
    }

    int columns() {
        return x.size();
    }

    int rowCount() {
        return y.size();
    }
}
