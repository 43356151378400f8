package dev.nnm.teach.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A table.
 *
 * @param key its name for programs
 * @param caption its title; empty if the document's title says enough
 * @param columns the columns
 * @param rows the cells, a list a row, one for each column
 */
public record Table(String key, String caption, List<Column> columns, List<List<Cell>> rows) implements Block {

    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        key + " has " + columns.size() + " columns, but a row of " + row.size() + " cells");
            }
        }
    }

    /**
     * A column.
     *
     * @param key its name for programs
     * @param heading its title
     */
    public record Column(String key, Cell heading) {

        /** A column with a plain title. */
        public static Column of(String key, String heading) {
            return new Column(key, Cell.text(heading));
        }
    }

    /** An empty table to which rows are added. */
    public static Builder builder(String key, String caption) {
        return new Builder(key, caption);
    }

    /** Collects columns, then rows. */
    public static final class Builder {

        private final String key;
        private final String caption;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Cell>> rows = new ArrayList<>();

        private Builder(String key, String caption) {
            this.key = key;
            this.caption = caption;
        }

        /** Adds a column with a plain title. */
        public Builder column(String columnKey, String heading) {
            columns.add(Column.of(columnKey, heading));
            return this;
        }

        /** Adds a column whose title is a formula. */
        public Builder column(String columnKey, String text, String latex) {
            columns.add(new Column(columnKey, Cell.formula(text, latex)));
            return this;
        }

        /** Adds a row. */
        public Builder row(Cell... cells) {
            return row(List.of(cells));
        }

        /** Adds a row. */
        public Builder row(List<Cell> cells) {
            rows.add(List.copyOf(cells));
            return this;
        }

        /** The table. */
        public Table build() {
            return new Table(key, caption, columns, rows);
        }
    }
}
