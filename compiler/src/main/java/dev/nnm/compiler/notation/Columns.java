package dev.nnm.compiler.notation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sets texts under each other in columns. */
final class Columns {

    /** Longer texts stick out, so that one of them does not push everything else aside. */
    private static final int WIDEST = 48;

    private Columns() {}

    /** Rows of equally many cells, two spaces between them, each row with a line end. */
    static String aligned(List<List<String>> rows) {
        List<Integer> widths = widths(rows);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(Math.max(0, widths.get(column) - cell.length()) + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static List<Integer> widths(List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        List<Integer> widths = new ArrayList<>(Collections.nCopies(columns, 0));
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                int width = Math.min(WIDEST, row.get(column).length());
                widths.set(column, Math.max(widths.get(column), width));
            }
        }
        return widths;
    }
}
