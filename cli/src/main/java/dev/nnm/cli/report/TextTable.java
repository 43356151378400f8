package dev.nnm.cli.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, printed with aligned columns. */
final class TextTable {

    private final String indent;
    private final String separator;
    private final List<List<String>> rows = new ArrayList<>();

    /** An empty table whose lines begin with {@code indent} and whose columns are two spaces apart. */
    TextTable(String indent) {
        this(indent, "  ");
    }

    /** An empty table with {@code separator} between the columns. */
    TextTable(String indent, String separator) {
        this.indent = indent;
        this.separator = separator;
    }

    /** Appends a row. */
    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, each ended. A cell of several lines keeps its later lines below its first. */
    String print() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(line(row).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder(indent);
        for (int column = 0; column < row.size(); column++) {
            String margin = " ".repeat(width(line));
            String cell = row.get(column).replace("\n", "\n" + margin);
            line.append(cell);
            if (column < row.size() - 1) {
                line.append(" ".repeat(columnWidth(column) - width(cell))).append(separator);
            }
        }
        return line.toString();
    }

    private int columnWidth(int column) {
        return rows.stream()
                .filter(row -> row.size() > column + 1)
                .mapToInt(row -> width(row.get(column)))
                .max()
                .orElse(0);
    }

    private static int width(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
