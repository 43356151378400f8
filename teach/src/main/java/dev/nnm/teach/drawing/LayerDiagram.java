package dev.nnm.teach.drawing;

import dev.nnm.teach.drawing.ComputationGraph.Kind;
import dev.nnm.teach.drawing.ComputationGraph.Layer;
import dev.nnm.teach.drawing.ComputationGraph.Node;
import dev.nnm.teach.picture.Diagram;
import dev.nnm.teach.picture.Diagram.Arrow;
import dev.nnm.teach.picture.Diagram.Box;
import dev.nnm.teach.picture.Diagram.Ink;
import dev.nnm.teach.picture.Diagram.Line;
import dev.nnm.teach.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A large graph as boxes and arrows: a box for each layer, with its parameters in it. */
public final class LayerDiagram {

    private final ComputationGraph graph;
    private final NumberLines numbers;
    private final Map<Integer, Integer> boxOf = new HashMap<>();

    private LayerDiagram(ComputationGraph graph, int digits) {
        this.graph = graph;
        this.numbers = new NumberLines(digits);
    }

    /**
     * The diagram.
     *
     * @param digits the significant digits of numbers
     */
    public static Diagram of(ComputationGraph graph, int digits) {
        return new LayerDiagram(graph, digits).diagram();
    }

    private Diagram diagram() {
        List<Box> boxes = new ArrayList<>();
        graph.layers().forEach(layer -> boxes.add(box(layer, boxes.size())));
        for (int i = 0; i < graph.nodes().size(); i++) {
            Node node = graph.nodes().get(i);
            boxOf.put(i, node.layer().orElse(boxes.size()));
            if (node.layer().isEmpty()) {
                boxes.add(new Box(role(node), alone(node.step()), Diagram.NO_FRAME));
            }
        }
        Set<Arrow> arrows = new LinkedHashSet<>();
        graph.edges().forEach(edge -> {
            int from = boxOf.getOrDefault(edge.from(), -1);
            int to = boxOf.getOrDefault(edge.to(), -1);
            if (from != to) {
                arrows.add(new Arrow(from, to, List.of()));
            }
        });
        return new Diagram(boxes, List.copyOf(arrows), List.of());
    }

    private static Diagram.Role role(Node node) {
        return Diagram.Role.valueOf(node.kind().name());
    }

    private List<Line> alone(Trace.Step step) {
        List<Line> lines = new ArrayList<>(List.of(new Line(step.name().text() + shape(step), Ink.NAME)));
        lines.addAll(numbers.of(step));
        return lines;
    }

    private Box box(Layer layer, int position) {
        Node head = graph.nodes().get(layer.node());
        List<Line> lines = new ArrayList<>(List.of(new Line(layer.name() + shape(head.step()), Ink.NAME)));
        layer.source().stream()
                .flatMap(source -> Wrapped.lines(source).stream())
                .forEach(line -> lines.add(new Line(line, Ink.FORMULA)));
        String parameters = graph.nodes().stream()
                .filter(node -> node.kind() == Kind.PARAMETER && node.layer().orElse(Diagram.NO_FRAME) == position)
                .map(node -> node.step().name().text() + shape(node.step()))
                .collect(Collectors.joining(", "));
        if (!parameters.isEmpty()) {
            Wrapped.lines("learns " + parameters).forEach(line -> lines.add(new Line(line, Ink.FORMULA)));
        }
        lines.addAll(numbers.of(head.step()));
        return new Box(role(head), lines, Diagram.NO_FRAME);
    }

    private static String shape(Trace.Step step) {
        return step.shape().isEmpty() ? "" : step.shape().toString();
    }
}
