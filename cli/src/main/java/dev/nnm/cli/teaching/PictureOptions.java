package dev.nnm.cli.teaching;

import dev.nnm.cli.Output;
import dev.nnm.cli.file.Writes;
import dev.nnm.teach.document.Block;
import dev.nnm.teach.document.Document;
import dev.nnm.teach.document.Picture;
import dev.nnm.teach.picture.PictureFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of teaching commands that draw. */
final class PictureOptions {

    @Writes
    @Option(
            names = "--svg",
            paramLabel = "OUT",
            description = "Write the picture as SVG. Of several pictures, each file is named after its picture.")
    private @Nullable Path svg;

    @Writes
    @Option(names = "--png", paramLabel = "OUT", description = "Write the picture as PNG.")
    private @Nullable Path png;

    /** Writes the pictures of a document to the files that were asked for. */
    void write(Document document, Output output) {
        if (svg != null) {
            writeAll(
                    document, svg, output, picture -> PictureFormat.svg(picture).getBytes(StandardCharsets.UTF_8));
        }
        if (png != null) {
            writeAll(document, png, output, PictureFormat::png);
        }
    }

    private static void writeAll(Document document, Path path, Output output, Function<Picture, byte[]> format) {
        List<Block.Figure> figures = document.blocks(Block.Figure.class);
        for (Block.Figure figure : figures) {
            Path file = figures.size() == 1 ? path : numbered(path, figure.key());
            OutputFiles.write(file, format.apply(figure.picture()));
            output.err().println("wrote " + file + ": " + figure.caption());
        }
    }

    /** {@code plot-errors.svg} for the picture "errors" and the file plot.svg. */
    private static Path numbered(Path path, String key) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String named = dot < 0 ? name + "-" + key : name.substring(0, dot) + "-" + key + name.substring(dot);
        return path.resolveSibling(named);
    }
}
