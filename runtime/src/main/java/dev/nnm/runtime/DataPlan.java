package dev.nnm.runtime;

import java.util.List;

/** Where the training examples come from. */
public sealed interface DataPlan {

    /**
     * Examples written in the model file.
     *
     * @param rows a row for each example: all inputs, then all targets, flattened in the order of their declaration; a
     *     class is its index
     */
    record Table(List<List<Double>> rows) implements DataPlan {

        /** Copies the rows. */
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A CSV file.
     *
     * @param path relative to the model file's folder, or absolute
     * @param columns which columns hold which variable; empty to go by the header or by the order
     */
    record Csv(String path, List<ColumnSelection> columns) implements DataPlan {

        /** Copies the selections. */
        public Csv {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A text, whose windows are the examples: as many consecutive characters as inputs and targets have elements.
     *
     * @param text the text
     * @param step how many characters later each window begins than the one before, from 1 on
     */
    record Text(String text, int step) implements DataPlan {}

    /**
     * A text in a file.
     *
     * @param path relative to the model file's folder, or absolute
     * @param step how many characters later each window begins than the one before, from 1 on
     */
    record TextFile(String path, int step) implements DataPlan {}
}
