package dev.nnm.teach.picture;

import dev.nnm.teach.document.Picture;
import dev.nnm.teach.picture.Diagram.Box;
import dev.nnm.teach.picture.Diagram.Line;
import dev.nnm.teach.picture.PlacedDiagram.Course;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** A diagram, drawn. */
public final class DiagramPicture implements Picture {

    private static final double HEAD_LENGTH = 10;
    private static final double HEAD_WIDTH = 8;
    private static final Color FRAME = new Color(0xF3F3F3);
    private static final BasicStroke THIN = new BasicStroke(1.5f);
    private static final BasicStroke THICK = new BasicStroke(3.5f);
    private static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);

    private final PlacedDiagram placed;

    /** The picture of a diagram, in the shape that a screen shows largest. */
    public DiagramPicture(Diagram diagram) {
        this.placed = DiagramLayout.placeForScreen(diagram);
    }

    @Override
    public int width() {
        return placed.width();
    }

    @Override
    public int height() {
        return placed.height();
    }

    @Override
    public void paint(Graphics2D graphics) {
        for (int i = 0; i < placed.frames().size(); i++) {
            frame(graphics, placed.diagram().frames().get(i), placed.frames().get(i));
        }
        placed.arrows().forEach(course -> line(graphics, course));
        for (int i = 0; i < placed.boxes().size(); i++) {
            box(graphics, placed.diagram().boxes().get(i), placed.boxes().get(i));
        }
        for (int i = 0; i < placed.arrows().size(); i++) {
            text(
                    graphics,
                    placed.diagram().arrows().get(i).lines(),
                    placed.arrows().get(i).label());
        }
    }

    private static void frame(Graphics2D graphics, String title, Rectangle2D place) {
        Shape outline =
                new RoundRectangle2D.Double(place.getX(), place.getY(), place.getWidth(), place.getHeight(), 12, 12);
        graphics.setColor(FRAME);
        graphics.fill(outline);
        graphics.setFont(DiagramText.font(Diagram.Ink.NAME));
        graphics.setColor(Palette.GREY);
        graphics.drawString(title, (float) place.getX() + 10, (float) place.getY() + DiagramText.BASELINE + 4);
    }

    private static void box(Graphics2D graphics, Box box, Rectangle2D place) {
        double round = box.role().isRound() ? place.getHeight() : 8;
        Shape outline = new RoundRectangle2D.Double(
                place.getX(), place.getY(), place.getWidth(), place.getHeight(), round, round);
        graphics.setColor(fill(box.role()));
        graphics.fill(outline);
        graphics.setColor(Palette.BLACK);
        graphics.setStroke(stroke(box.role()));
        graphics.draw(outline);
        text(graphics, box.lines(), place);
    }

    private static BasicStroke stroke(Diagram.Role role) {
        return switch (role) {
            case TARGET -> DASHED;
            case RESULT -> THICK;
            default -> THIN;
        };
    }

    private static Color fill(Diagram.Role role) {
        return switch (role) {
            case INPUT, TARGET -> new Color(0xE3F2FB);
            case PARAMETER -> new Color(0xFFF0CC);
            case STEP, RESULT -> Color.WHITE;
        };
    }

    /** Lines in the middle of a place. */
    private static void text(Graphics2D graphics, List<Line> lines, Rectangle2D place) {
        double y = place.getCenterY() - DiagramText.height(lines) / 2;
        for (Line line : lines) {
            double x = place.getCenterX() - DiagramText.width(line.text(), line.ink()) / 2;
            graphics.setFont(DiagramText.font(line.ink()));
            graphics.setColor(DiagramText.colour(line.ink()));
            graphics.drawString(line.text(), (float) x, (float) y + DiagramText.BASELINE);
            y += DiagramText.LINE_HEIGHT;
        }
    }

    private static void line(Graphics2D graphics, Course course) {
        List<Point2D> points = course.points();
        if (points.size() < 2) {
            return;
        }
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0).getX(), points.get(0).getY());
        points.subList(1, points.size()).forEach(point -> path.lineTo(point.getX(), point.getY()));
        graphics.setColor(Palette.GREY);
        graphics.setStroke(THIN);
        graphics.draw(path);
        graphics.fill(head(points.get(points.size() - 2), points.get(points.size() - 1)));
    }

    private static Shape head(Point2D before, Point2D tip) {
        double length = Math.max(before.distance(tip), 1e-9);
        double x = (tip.getX() - before.getX()) / length;
        double y = (tip.getY() - before.getY()) / length;
        double backX = tip.getX() - HEAD_LENGTH * x;
        double backY = tip.getY() - HEAD_LENGTH * y;
        Path2D head = new Path2D.Double();
        head.moveTo(tip.getX(), tip.getY());
        head.lineTo(backX - HEAD_WIDTH / 2 * y, backY + HEAD_WIDTH / 2 * x);
        head.lineTo(backX + HEAD_WIDTH / 2 * y, backY - HEAD_WIDTH / 2 * x);
        head.closePath();
        return head;
    }
}
