package dev.nnm.teach.render;

import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import dev.nnm.teach.picture.PictureFormat;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A document as HTML. */
public final class HtmlRenderer {

    private HtmlRenderer() {}

    /** One page that needs no other file and no network. */
    public static String render(Document document) {
        return HtmlPage.of(document.title(), body(document), hasMathematics(document));
    }

    /** The parts of the document, for a page that has more. */
    public static String body(Document document) {
        return "<h1>" + HtmlText.escaped(document.title()) + "</h1>\n"
                + document.blocks().stream().map(HtmlRenderer::block).collect(Collectors.joining("\n"));
    }

    /** The document as a section of a larger page: its title and headings are a level lower. */
    public static String section(Document document) {
        return "<h2>" + HtmlText.escaped(document.title()) + "</h2>\n"
                + document.blocks().stream()
                        .map(block -> block instanceof Block.Heading heading
                                ? "<h3>" + HtmlText.escaped(heading.text()) + "</h3>\n"
                                : block(block))
                        .collect(Collectors.joining("\n"));
    }

    private static boolean hasMathematics(Document document) {
        return body(document).contains("data-tex=");
    }

    /** One part. */
    public static String block(Block block) {
        if (block instanceof Table table) {
            return table(table);
        }
        if (block instanceof Block.Paragraph paragraph) {
            return "<p>" + HtmlText.escaped(paragraph.text()) + "</p>\n";
        }
        if (block instanceof Block.Heading heading) {
            return "<h2>" + HtmlText.escaped(heading.text()) + "</h2>\n";
        }
        if (block instanceof Block.Facts facts) {
            return facts.facts().stream()
                    .map(fact -> "<dt>" + HtmlText.escaped(fact.name()) + "</dt><dd>" + cell(fact.value()) + "</dd>\n")
                    .collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
        }
        if (block instanceof Block.Equation equation) {
            return "<div class=\"equation\" data-tex=\""
                    + HtmlText.escaped(equation.latex().strip()) + "\">" + HtmlText.escaped(equation.text())
                    + "</div>\n";
        }
        if (block instanceof Block.Listing listing) {
            return "<figure><figcaption>" + HtmlText.escaped(listing.caption())
                    + "</figcaption><pre><code class=\"language-"
                    + HtmlText.escaped(listing.language()) + "\">" + HtmlText.escaped(listing.text())
                    + "</code></pre></figure>\n";
        }
        return figure((Block.Figure) block);
    }

    private static String figure(Block.Figure figure) {
        byte[] svg = PictureFormat.svg(figure.picture()).getBytes(StandardCharsets.UTF_8);
        String caption = HtmlText.escaped(figure.caption());
        return "<figure><img alt=\"" + caption + "\" src=\"data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg) + "\"><figcaption>" + caption + "</figcaption></figure>\n";
    }

    private static String table(Table table) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>\n");
        if (!table.caption().isEmpty()) {
            html.append("<caption>").append(HtmlText.escaped(table.caption())).append("</caption>\n");
        }
        html.append("<thead>")
                .append(row(table.columns().stream().map(Table.Column::heading).toList(), "th"))
                .append("</thead>\n<tbody>\n");
        table.rows().forEach(row -> html.append(row(row, "td")));
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String row(List<Cell> cells, String element) {
        return cells.stream()
                .map(cell -> "<" + element + (isNumber(cell) ? " class=\"number\"" : "") + ">" + cell(cell) + "</"
                        + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static boolean isNumber(Cell cell) {
        return cell instanceof Cell.Numeral || cell instanceof Cell.Count;
    }

    /** What stands in one place of a table. */
    public static String cell(Cell cell) {
        String text = HtmlText.escaped(TextRenderer.cell(cell));
        if (cell instanceof Cell.Formula formula) {
            return "<span data-tex=\"" + HtmlText.escaped(formula.latex()) + "\">" + text + "</span>";
        }
        return cell instanceof Cell.Code ? "<code>" + text + "</code>" : text;
    }
}
