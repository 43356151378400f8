package dev.nnm.teach.render;

import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of a document as CSV (RFC 4180, but with plain line ends). Of several tables each is preceded by a line
 * {@code # key}, and all but the first by an empty line. Numbers have all their digits.
 */
public final class CsvRenderer {

    private CsvRenderer() {}

    /** The lines, each ended. */
    public static String render(Document document) {
        List<Table> tables = document.blocks(Table.class);
        return tables.stream()
                .map(table -> (tables.size() > 1 ? "# " + table.key() + "\n" : "") + table(table))
                .collect(Collectors.joining("\n"));
    }

    private static String table(Table table) {
        Stream<String> header = Stream.of(
                table.columns().stream().map(column -> field(column.key())).collect(Collectors.joining(",")));
        Stream<String> rows = table.rows().stream()
                .map(row -> row.stream().map(cell -> field(text(cell))).collect(Collectors.joining(",")));
        return Stream.concat(header, rows).map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String text(Cell cell) {
        if (cell instanceof Cell.Numeral number) {
            return Double.toString(number.value());
        }
        if (cell instanceof Cell.Elements elements) {
            return elements.elements().stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        return TextRenderer.cell(cell);
    }

    private static String field(String text) {
        boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
