package dev.nnm.teach.drawing;

import dev.nnm.compiler.Formula;
import dev.nnm.teach.drawing.ComputationGraph.Edge;
import dev.nnm.teach.drawing.ComputationGraph.Node;
import dev.nnm.teach.picture.Diagram;
import dev.nnm.teach.picture.Diagram.Arrow;
import dev.nnm.teach.picture.Diagram.Box;
import dev.nnm.teach.picture.Diagram.Ink;
import dev.nnm.teach.picture.Diagram.Line;
import dev.nnm.teach.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A graph as boxes and arrows: a box for each step, with frames around those of one layer. */
public final class GraphDiagram {

    private final ComputationGraph graph;
    private final NumberLines numbers;

    private GraphDiagram(ComputationGraph graph, int digits) {
        this.graph = graph;
        this.numbers = new NumberLines(digits);
    }

    /**
     * The diagram.
     *
     * @param digits the significant digits of numbers
     */
    public static Diagram of(ComputationGraph graph, int digits) {
        return new GraphDiagram(graph, digits).diagram();
    }

    private Diagram diagram() {
        List<String> frames = new ArrayList<>();
        int[] frameOf = new int[graph.layers().size()];
        for (int layer = 0; layer < frameOf.length; layer++) {
            frameOf[layer] = isFramed(layer) ? frames.size() : Diagram.NO_FRAME;
            if (isFramed(layer)) {
                frames.add(graph.layers().get(layer).name());
            }
        }
        List<Box> boxes = graph.nodes().stream()
                .map(node -> box(
                        node, node.layer().isPresent() ? frameOf[node.layer().getAsInt()] : Diagram.NO_FRAME))
                .toList();
        return new Diagram(boxes, graph.edges().stream().map(this::arrow).toList(), frames);
    }

    /** A frame says something where it holds several steps, and where there is another. */
    private boolean isFramed(int layer) {
        return isLarge(layer)
                && IntStream.range(0, graph.layers().size()).anyMatch(other -> other != layer && isLarge(other));
    }

    private boolean isLarge(int layer) {
        return graph.nodes().stream()
                        .filter(node -> node.layer().orElse(Diagram.NO_FRAME) == layer)
                        .count()
                > 1;
    }

    private Box box(Node node, int frame) {
        Trace.Step step = node.step();
        List<Line> lines = new ArrayList<>();
        if (step.formula().isEmpty()) {
            lines.add(new Line(step.name().text(), Ink.NAME));
        } else {
            String definition =
                    step.name().text() + " = " + step.formula().get().text();
            Wrapped.lines(definition).forEach(line -> lines.add(new Line(line, Ink.FORMULA)));
        }
        lines.addAll(numbers.of(step));
        return new Box(Diagram.Role.valueOf(node.kind().name()), lines, frame);
    }

    private Arrow arrow(Edge edge) {
        List<Line> lines = new ArrayList<>();
        edge.derivative().ifPresent(derivative -> {
            lines.add(new Line(derivative.formula().text(), Ink.DERIVATIVE));
            if (!derivative.isNumber()) {
                lines.addAll(numbers.of("", derivative.shape(), derivative.value(), Ink.DERIVATIVE));
            }
        });
        edge.contribution().map(Formula::text).ifPresent(text -> lines.add(new Line(text, Ink.ADJOINT)));
        return new Arrow(edge.from(), edge.to(), lines);
    }
}
