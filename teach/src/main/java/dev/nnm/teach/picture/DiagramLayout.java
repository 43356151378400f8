package dev.nnm.teach.picture;

import dev.nnm.teach.picture.Diagram.Arrow;
import dev.nnm.teach.picture.Diagram.Box;
import dev.nnm.teach.picture.Diagram.Ink;
import dev.nnm.teach.picture.PlacedDiagram.Course;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places diagrams in layers, so that arrows point one way. Eclipse ELK does it, after Sugiyama, Tagawa and Toda (1981).
 */
final class DiagramLayout {

    private static final double MARGIN = 20;
    private static final double PADDING_X = 14;
    private static final double PADDING_Y = 8;
    private static final double FRAME_TITLE = 34;
    private static final double SCREEN_WIDTH = 1600;
    private static final double SCREEN_HEIGHT = 900;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    /** Which way arrows point. */
    enum Flow {
        /** To the right. */
        RIGHT(Direction.RIGHT, false),
        /** Down. */
        DOWN(Direction.DOWN, false),
        /** To the right, in rows that follow each other as lines of text do; without frames. */
        ROWS(Direction.RIGHT, true),
        /** Down, in columns that follow each other; without frames. */
        COLUMNS(Direction.DOWN, true);

        private final Direction direction;
        private final boolean isWrapped;

        Flow(Direction direction, boolean isWrapped) {
            this.direction = direction;
            this.isWrapped = isWrapped;
        }
    }

    private final Diagram diagram;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final List<ElkNode> frames = new ArrayList<>();
    private final List<ElkNode> boxes = new ArrayList<>();
    private final List<ElkEdge> arrows = new ArrayList<>();

    private DiagramLayout(Diagram diagram, Flow flow) {
        this.diagram = diagram;
        options(flow);
        diagram.frames().forEach(title -> frames.add(frame(title)));
        diagram.boxes().forEach(box -> boxes.add(box(box)));
        diagram.arrows().forEach(arrow -> arrows.add(arrow(arrow)));
    }

    /** A place for everything. */
    static PlacedDiagram place(Diagram diagram, Flow flow) {
        return new DiagramLayout(flow.isWrapped ? diagram.withoutFrames() : diagram, flow).place();
    }

    /** A place for everything, such that the whole can be shown as large as possible on a screen. */
    static PlacedDiagram placeForScreen(Diagram diagram) {
        return Stream.of(Flow.values())
                .map(flow -> place(diagram, flow))
                .filter(PlacedDiagram::isSound)
                .max(Comparator.comparingDouble(DiagramLayout::scaleOnScreen))
                .orElseGet(() -> place(diagram, Flow.RIGHT));
    }

    private static double scaleOnScreen(PlacedDiagram placed) {
        return Math.min(1, Math.min(SCREEN_WIDTH / placed.width(), SCREEN_HEIGHT / placed.height()));
    }

    private void options(Flow flow) {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, flow.direction);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 28.0);
        root.setProperty(CoreOptions.SPACING_EDGE_NODE, 18.0);
        root.setProperty(CoreOptions.SPACING_EDGE_EDGE, 14.0);
        root.setProperty(CoreOptions.SPACING_EDGE_LABEL, 6.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 36.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 18.0);
        if (flow.isWrapped) {
            root.setProperty(CoreOptions.ASPECT_RATIO, SCREEN_WIDTH / SCREEN_HEIGHT);
            root.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
        } else {
            root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        }
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    }

    private ElkNode frame(String title) {
        ElkNode frame = ElkGraphUtil.createNode(root);
        frame.setProperty(CoreOptions.PADDING, new ElkPadding(FRAME_TITLE, MARGIN, MARGIN, MARGIN));
        frame.setWidth(DiagramText.width(title, Ink.NAME) + 2 * PADDING_X);
        return frame;
    }

    private ElkNode box(Box box) {
        ElkNode node = ElkGraphUtil.createNode(box.frame() == Diagram.NO_FRAME ? root : frames.get(box.frame()));
        double height = DiagramText.height(box.lines()) + 2 * PADDING_Y;
        double ends = box.role().isRound() ? height / 3 : 0;
        node.setDimensions(DiagramText.width(box.lines()) + 2 * PADDING_X + ends, height);
        return node;
    }

    private ElkEdge arrow(Arrow arrow) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(boxes.get(arrow.from()), boxes.get(arrow.to()));
        if (!arrow.lines().isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(arrow.lines().get(0).text(), edge);
            label.setDimensions(DiagramText.width(arrow.lines()), DiagramText.height(arrow.lines()));
            label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        }
        return edge;
    }

    private PlacedDiagram place() {
        new RecursiveGraphLayoutEngine().layout(root, new NullElkProgressMonitor());
        return new PlacedDiagram(
                diagram,
                (int) Math.ceil(root.getWidth()),
                (int) Math.ceil(root.getHeight()),
                boxes.stream().map(DiagramLayout::place).toList(),
                frames.stream().map(DiagramLayout::place).toList(),
                arrows.stream().map(DiagramLayout::course).toList());
    }

    private static Rectangle2D place(ElkNode node) {
        Point2D corner = corner(node);
        return new Rectangle2D.Double(corner.getX(), corner.getY(), node.getWidth(), node.getHeight());
    }

    /** The upper left corner of a node; ELK counts from that of the node around it. */
    private static Point2D corner(ElkNode node) {
        double x = 0;
        double y = 0;
        for (ElkNode around = node; around.getParent() != null; around = around.getParent()) {
            x += around.getX();
            y += around.getY();
        }
        return new Point2D.Double(x, y);
    }

    private static Course course(ElkEdge edge) {
        Point2D origin = corner(edge.getContainingNode());
        List<Point2D> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(moved(origin, section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(bend -> points.add(moved(origin, bend.getX(), bend.getY())));
            points.add(moved(origin, section.getEndX(), section.getEndY()));
        }
        Rectangle2D place = new Rectangle2D.Double();
        for (ElkLabel label : edge.getLabels()) {
            place.setRect(
                    origin.getX() + label.getX(), origin.getY() + label.getY(), label.getWidth(), label.getHeight());
        }
        return new Course(points, place);
    }

    private static Point2D moved(Point2D origin, double x, double y) {
        return new Point2D.Double(origin.getX() + x, origin.getY() + y);
    }
}
