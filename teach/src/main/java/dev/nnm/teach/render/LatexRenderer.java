package dev.nnm.teach.render;

import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.NumberText;
import dev.nnm.teach.document.Table;
import java.util.List;
import java.util.stream.Collectors;

/** A document as a piece of LaTeX that uses the packages amsmath and booktabs. */
public final class LatexRenderer {

    private LatexRenderer() {}

    /** The lines, each ended. */
    public static String render(Document document) {
        StringBuilder text = new StringBuilder(
                "% needs \\usepackage{amsmath,booktabs}\n\\section*{" + escaped(document.title()) + "}\n");
        document.blocks().forEach(block -> text.append('\n').append(block(block)));
        return text.toString();
    }

    private static String block(Block block) {
        if (block instanceof Table table) {
            return table(table);
        }
        if (block instanceof Block.Paragraph paragraph) {
            return escaped(Paragraphs.wrapped(paragraph.text()));
        }
        if (block instanceof Block.Heading heading) {
            return "\\subsection*{" + escaped(heading.text()) + "}\n";
        }
        if (block instanceof Block.Facts facts) {
            return facts.facts().stream()
                    .map(fact -> escaped(fact.name()) + " & " + cell(fact.value()) + " \\\\\n")
                    .collect(Collectors.joining("", "\\begin{tabular}{ll}\n", "\\end{tabular}\n"));
        }
        if (block instanceof Block.Equation equation) {
            return "\\[\n  " + equation.latex().strip() + "\n\\]\n";
        }
        if (block instanceof Block.Listing listing) {
            return escaped(listing.caption()) + "\n\\begin{verbatim}\n"
                    + listing.text().stripTrailing() + "\n\\end{verbatim}\n";
        }
        Block.Figure figure = (Block.Figure) block;
        return "% figure \"" + figure.key() + "\": " + figure.caption() + " (write it with --svg or --png)\n";
    }

    private static String table(Table table) {
        String alignment = table.columns().stream().map(column -> "l").collect(Collectors.joining());
        StringBuilder text = new StringBuilder();
        if (!table.caption().isEmpty()) {
            text.append("\\paragraph{").append(escaped(table.caption())).append("}\n");
        }
        text.append("\\begin{tabular}{").append(alignment).append("}\n\\toprule\n");
        text.append(row(table.columns().stream().map(Table.Column::heading).toList()));
        text.append("\\midrule\n");
        table.rows().forEach(row -> text.append(row(row)));
        return text.append("\\bottomrule\n\\end{tabular}\n").toString();
    }

    private static String row(List<Cell> cells) {
        return cells.stream().map(LatexRenderer::cell).collect(Collectors.joining(" & ", "", " \\\\\n"));
    }

    private static String cell(Cell cell) {
        if (cell instanceof Cell.Formula formula) {
            return "$" + formula.latex() + "$";
        }
        if (cell instanceof Cell.Numeral number) {
            return "$" + number(NumberText.of(number.value(), number.digits())) + "$";
        }
        if (cell instanceof Cell.Elements) {
            return "$" + number(TextRenderer.cell(cell)) + "$";
        }
        if (cell instanceof Cell.Code code) {
            return "\\texttt{" + escaped(code.text()) + "}";
        }
        return escaped(TextRenderer.cell(cell));
    }

    private static String number(String text) {
        return text.replaceAll("e(-?\\d+)", " \\\\cdot 10^{$1}")
                .replace("∞", "\\infty")
                .replace("NaN", "\\text{NaN}")
                .replace("…", "\\dots")
                .replace("×", " \\times ");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').appendCodePoint(point);
                default -> escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
