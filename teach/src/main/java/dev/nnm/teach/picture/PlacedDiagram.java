package dev.nnm.teach.picture;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A diagram with a place for everything.
 *
 * @param diagram what is placed
 * @param width of the whole
 * @param height of the whole
 * @param boxes the places of the boxes
 * @param frames the places of the frames
 * @param arrows the courses of the arrows
 */
public record PlacedDiagram(
        Diagram diagram,
        int width,
        int height,
        List<Rectangle2D> boxes,
        List<Rectangle2D> frames,
        List<Course> arrows) {

    /** Copies the lists. */
    public PlacedDiagram {
        boxes = List.copyOf(boxes);
        frames = List.copyOf(frames);
        arrows = List.copyOf(arrows);
    }

    /**
     * Whether every arrow runs from its one box to the other, along the axes. Where layers are wrapped into rows, ELK
     * 0.12 loses the way of some arrows.
     */
    boolean isSound() {
        return IntStream.range(0, arrows.size()).allMatch(i -> {
            Diagram.Arrow arrow = diagram.arrows().get(i);
            List<Point2D> points = arrows.get(i).points();
            return points.size() > 1
                    && touches(boxes.get(arrow.from()), points.get(0))
                    && touches(boxes.get(arrow.to()), points.get(points.size() - 1))
                    && IntStream.range(1, points.size()).allMatch(k -> isAlongAxis(points.get(k - 1), points.get(k)));
        });
    }

    private static boolean touches(Rectangle2D box, Point2D point) {
        return box.intersects(point.getX() - 1, point.getY() - 1, 2, 2);
    }

    private static boolean isAlongAxis(Point2D from, Point2D to) {
        return Math.abs(from.getX() - to.getX()) < 1 || Math.abs(from.getY() - to.getY()) < 1;
    }

    /**
     * Where an arrow runs.
     *
     * @param points from its start to its head
     * @param label the place of its text; empty if it has none
     */
    public record Course(List<Point2D> points, Rectangle2D label) {

        /** Copies the list. */
        public Course {
            points = List.copyOf(points);
        }
    }
}
