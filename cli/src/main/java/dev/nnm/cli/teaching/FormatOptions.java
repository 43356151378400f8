package dev.nnm.cli.teaching;

import dev.nnm.cli.Output;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.render.CsvRenderer;
import dev.nnm.teach.render.HtmlRenderer;
import dev.nnm.teach.render.JsonRenderer;
import dev.nnm.teach.render.LatexRenderer;
import dev.nnm.teach.render.TextRenderer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of every teaching command: in which form its answer is printed. */
final class FormatOptions {

    @ArgGroup
    private @Nullable Format format;

    /** The forms, of which one can be chosen. */
    static final class Format {

        @Option(names = "--json", description = "Print one JSON document.")
        private boolean json;

        @Option(names = "--csv", description = "Print the tables as CSV.")
        private boolean csv;

        @Option(names = "--latex", description = "Print LaTeX (amsmath and booktabs).")
        private boolean latex;

        @Option(names = "--html", description = "Print one HTML page that needs no network.")
        private boolean html;

        private Function<Document, String> renderer() {
            if (json) {
                return JsonRenderer::render;
            }
            if (csv) {
                return CsvRenderer::render;
            }
            if (latex) {
                return LatexRenderer::render;
            }
            return html ? HtmlRenderer::render : TextRenderer::render;
        }
    }

    void print(Document document, Output output) {
        Function<Document, String> renderer = format == null ? TextRenderer::render : format.renderer();
        output.print(renderer.apply(document));
    }
}
