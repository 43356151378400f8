package dev.nnm.teach.render;

import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.NumberText;
import dev.nnm.teach.document.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A document for the terminal: tables with aligned columns, figures by their captions. */
public final class TextRenderer {

    private static final String GAP = "  ";

    private TextRenderer() {}

    /** The lines, each ended. */
    public static String render(Document document) {
        StringBuilder text = new StringBuilder(document.title()).append('\n');
        for (Block block : document.blocks()) {
            String written = block(block);
            text.append(written.isEmpty() ? "" : "\n").append(written);
        }
        return text.toString();
    }

    private static String block(Block block) {
        if (block instanceof Table table) {
            return (table.caption().isEmpty() ? "" : table.caption() + "\n") + table(table);
        }
        if (block instanceof Block.Paragraph paragraph) {
            return Paragraphs.wrapped(paragraph.text());
        }
        if (block instanceof Block.Heading heading) {
            return heading.text() + "\n" + "─".repeat(Paragraphs.width(heading.text())) + "\n";
        }
        if (block instanceof Block.Facts facts) {
            return facts(facts);
        }
        if (block instanceof Block.Equation equation) {
            return equation.text().stripTrailing().indent(2);
        }
        if (block instanceof Block.Listing listing) {
            return listing.caption() + "\n" + listing.text().stripTrailing().indent(2);
        }
        return "";
    }

    private static String facts(Block.Facts facts) {
        int width = facts.facts().stream()
                .mapToInt(fact -> Paragraphs.width(fact.name()))
                .max()
                .orElse(0);
        return facts.facts().stream()
                .map(fact -> padded(fact.name(), width, false) + GAP + cell(fact.value()) + "\n")
                .collect(Collectors.joining());
    }

    private static String table(Table table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns().stream().map(column -> cell(column.heading())).toList());
        table.rows()
                .forEach(row -> lines.add(row.stream().map(TextRenderer::cell).toList()));
        int columns = table.columns().size();
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int c = column;
            widths[c] = lines.stream()
                    .mapToInt(line -> Paragraphs.width(line.get(c)))
                    .max()
                    .orElse(0);
            right[c] = isNumeric(table, c);
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            text.append(line(lines.get(line), widths, right)).append('\n');
            if (line == 0) {
                text.append(rule(widths)).append('\n');
            }
        }
        return text.toString();
    }

    /** Numbers stand at the right, so that their digits stand below each other. */
    private static boolean isNumeric(Table table, int column) {
        return table.rows().stream()
                        .anyMatch(
                                row -> row.get(column) instanceof Cell.Numeral || row.get(column) instanceof Cell.Count)
                && table.rows().stream().noneMatch(row -> row.get(column) instanceof Cell.Elements);
    }

    private static String line(List<String> cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(column == 0 ? "" : GAP).append(padded(cells.get(column), widths[column], right[column]));
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("─".repeat(width));
        }
        return String.join(GAP, rules).stripTrailing();
    }

    private static String padded(String text, int width, boolean right) {
        String spaces = " ".repeat(Math.max(0, width - Paragraphs.width(text)));
        return right ? spaces + text : text + spaces;
    }

    /** What people read in a place of a table. */
    static String cell(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text.text();
        }
        if (cell instanceof Cell.Code code) {
            return code.text();
        }
        if (cell instanceof Cell.Numeral number) {
            return NumberText.of(number.value(), number.digits());
        }
        if (cell instanceof Cell.Count count) {
            return count.value().toString();
        }
        if (cell instanceof Cell.Elements elements) {
            return NumberText.of(elements);
        }
        return ((Cell.Formula) cell).text();
    }
}
