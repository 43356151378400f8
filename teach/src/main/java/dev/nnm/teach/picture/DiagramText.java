package dev.nnm.teach.picture;

import dev.nnm.teach.picture.Diagram.Ink;
import dev.nnm.teach.picture.Diagram.Line;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;

/** How text in diagrams looks, and how much room it takes. */
final class DiagramText {

    static final int SIZE = 16;
    static final int LINE_HEIGHT = 22;
    /** From the upper edge of a line down to where its letters stand. */
    static final int BASELINE = 17;

    private static final Font PLAIN = new Font("DejaVu Sans", Font.PLAIN, SIZE);
    private static final Font BOLD = PLAIN.deriveFont(Font.BOLD);
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private DiagramText() {}

    static Font font(Ink ink) {
        return ink == Ink.NAME ? BOLD : PLAIN;
    }

    static Color colour(Ink ink) {
        return switch (ink) {
            case NAME, FORMULA -> Palette.BLACK;
            case VALUE -> Palette.BLUE;
            case DERIVATIVE -> Palette.DARK_GREEN;
            case ADJOINT -> Palette.DARK_VERMILION;
        };
    }

    static double width(String text, Ink ink) {
        return Math.ceil(font(ink).getStringBounds(text, CONTEXT).getWidth());
    }

    static double width(List<Line> lines) {
        return lines.stream()
                .mapToDouble(line -> width(line.text(), line.ink()))
                .max()
                .orElse(0);
    }

    static double height(List<Line> lines) {
        return LINE_HEIGHT * lines.size();
    }
}
