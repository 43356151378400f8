package dev.nnm.teach.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Block.Fact;
import dev.nnm.teach.document.Cell;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One document in every format. */
class RenderersTest {

    private static final Document DOCUMENT = Document.of(
            "Values of f & g",
            new Block.Facts("facts", List.of(new Fact("count", "number of rows", Cell.count(2)))),
            Table.builder("values", "")
                    .column("name", "name")
                    .column("dot", "ẋ", "\\dot x")
                    .column("value", "value")
                    .row(Cell.code("a_1"), Cell.number(-0.5, 3), Cell.number(2.0 / 3, 3))
                    .row(Cell.text("b, \"c\""), Cell.number(1e-9, 3), Cell.tensor(List.of(2), new double[] {1, 2}, 3))
                    .build(),
            new Block.Equation("law", "x^2", "x^{2}"),
            new Block.Paragraph("A remark."));

    @Test
    void text() {
        assertThat(TextRenderer.render(DOCUMENT)).isEqualTo("""
                Values of f & g

                number of rows  2

                name       ẋ  value
                ──────  ────  ──────
                a_1     -0.5  0.667
                b, "c"  1e-9  [1, 2]

                  x^2

                A remark.
                """);
    }

    @Test
    void json() {
        assertThat(JsonRenderer.render(DOCUMENT)).isEqualTo("""
                {
                  "title": "Values of f & g",
                  "facts": {
                    "count": 2
                  },
                  "values": [
                    {
                      "name": "a_1",
                      "dot": -0.5,
                      "value": 0.6666666666666666
                    },
                    {
                      "name": "b, \\"c\\"",
                      "dot": 1.0E-9,
                      "value": [
                        1.0,
                        2.0
                      ]
                    }
                  ],
                  "law": {
                    "text": "x^2",
                    "latex": "x^{2}"
                  },
                  "notes": [
                    "A remark."
                  ]
                }""");
    }

    @Test
    void csv() {
        assertThat(CsvRenderer.render(DOCUMENT)).isEqualTo("""
                name,dot,value
                a_1,-0.5,0.6666666666666666
                "b, ""c""\",1.0E-9,1.0 2.0
                """);
    }

    @Test
    void latex() {
        assertThat(LatexRenderer.render(DOCUMENT)).isEqualTo("""
                % needs \\usepackage{amsmath,booktabs}
                \\section*{Values of f \\& g}

                \\begin{tabular}{ll}
                number of rows & 2 \\\\
                \\end{tabular}

                \\begin{tabular}{lll}
                \\toprule
                name & $\\dot x$ & value \\\\
                \\midrule
                \\texttt{a\\_1} & $-0.5$ & $0.667$ \\\\
                b, "c" & $1 \\cdot 10^{-9}$ & $[1, 2]$ \\\\
                \\bottomrule
                \\end{tabular}

                \\[
                  x^{2}
                \\]

                A remark.
                """);
    }

    @Test
    void aPageIsWholeAndEscaped() {
        String page = HtmlRenderer.render(DOCUMENT);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>Values of f &amp; g</h1>", "data-tex=\"x^{2}\"", "font/woff2;base64", "katex.render")
                .doesNotContain("url(fonts/", "http://localhost")
                .doesNotContainPattern("(src|href)=\"https?:");
    }

    @Test
    void aPageWithoutMathematicsIsSmall() {
        assertThat(HtmlRenderer.render(Document.of("t", new Block.Paragraph("<p>"))))
                .hasSizeLessThan(5000)
                .contains("<p>&lt;p&gt;</p>");
    }
}
