package dev.nnm.teach.picture;

import dev.nnm.teach.picture.Diagram.Arrow;
import dev.nnm.teach.picture.Diagram.Box;
import dev.nnm.teach.picture.Diagram.Line;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Diagrams as SVG for pages that do something with their parts. A box is {@code <g class="box ROLE" data-box="3">}, an
 * arrow {@code <g class="arrow" data-from="1" data-to="3">}; texts have the class of what they say. How they look is
 * said by the page's style sheet, which finds the width of the whole in {@code --width}.
 */
public final class DiagramSvg {

    private DiagramSvg() {}

    /** The element {@code svg}. */
    public static String of(Diagram diagram) {
        PlacedDiagram placed = DiagramLayout.placeForScreen(diagram);
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                style="--width: %1$dpx">
                <defs><marker id="head" viewBox="0 0 10 8" refX="10" refY="4" markerWidth="10" markerHeight="8" \
                markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 L10,4 L0,8 z"/></marker></defs>
                """.formatted(placed.width(), placed.height()));
        for (int i = 0; i < placed.frames().size(); i++) {
            frame(svg, placed.diagram().frames().get(i), placed.frames().get(i));
        }
        for (int i = 0; i < placed.arrows().size(); i++) {
            arrow(svg, placed.diagram().arrows().get(i), placed.arrows().get(i));
        }
        for (int i = 0; i < placed.boxes().size(); i++) {
            box(svg, i, placed.diagram().boxes().get(i), placed.boxes().get(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private static void frame(StringBuilder svg, String title, Rectangle2D place) {
        svg.append("<g class=\"frame\">").append(rectangle(place, 8));
        svg.append("<text x=\"%d\" y=\"%d\">".formatted(Math.round(place.getX()) + 10, Math.round(place.getY()) + 21));
        svg.append(escaped(title)).append("</text></g>\n");
    }

    private static void arrow(StringBuilder svg, Arrow arrow, PlacedDiagram.Course course) {
        svg.append("<g class=\"arrow\" data-from=\"%d\" data-to=\"%d\">".formatted(arrow.from(), arrow.to()));
        svg.append(course.points().stream()
                .map(DiagramSvg::coordinates)
                .collect(Collectors.joining(" L", "<path d=\"M", "\" marker-end=\"url(#head)\"/>")));
        lines(svg, arrow.lines(), course.label());
        svg.append("</g>\n");
    }

    private static void box(StringBuilder svg, int number, Box box, Rectangle2D place) {
        String role = box.role().name().toLowerCase(Locale.ROOT);
        svg.append("<g class=\"box %s\" data-box=\"%d\" tabindex=\"0\">".formatted(role, number));
        svg.append(rectangle(place, box.role().isRound() ? place.getHeight() / 2 : 4));
        lines(svg, box.lines(), place);
        svg.append("</g>\n");
    }

    private static void lines(StringBuilder svg, List<Line> lines, Rectangle2D place) {
        double y = place.getCenterY() - DiagramText.height(lines) / 2 + DiagramText.BASELINE;
        for (Line line : lines) {
            svg.append("<text class=\"").append(line.ink().name().toLowerCase(Locale.ROOT));
            svg.append("\" x=\"")
                    .append(number(place.getCenterX()))
                    .append("\" y=\"")
                    .append(number(y));
            svg.append("\">").append(escaped(line.text())).append("</text>");
            y += DiagramText.LINE_HEIGHT;
        }
    }

    private static String rectangle(Rectangle2D place, double radius) {
        return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
                .formatted(
                        number(place.getX()),
                        number(place.getY()),
                        number(place.getWidth()),
                        number(place.getHeight()),
                        number(radius));
    }

    private static String coordinates(Point2D point) {
        return number(point.getX()) + "," + number(point.getY());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
