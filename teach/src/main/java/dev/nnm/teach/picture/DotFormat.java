package dev.nnm.teach.picture;

import dev.nnm.teach.picture.Diagram.Arrow;
import dev.nnm.teach.picture.Diagram.Box;
import dev.nnm.teach.picture.Diagram.Line;
import java.util.List;
import java.util.stream.Collectors;

/** Diagrams in DOT, the language of Graphviz. */
public final class DotFormat {

    private DotFormat() {}

    /** The lines, each ended. */
    public static String dot(Diagram diagram) {
        StringBuilder dot = new StringBuilder("""
                digraph {
                  rankdir=LR;
                  node [fontname="DejaVu Sans"];
                  edge [fontname="DejaVu Sans"];
                """);
        boxes(dot, "  ", diagram, Diagram.NO_FRAME);
        for (int frame = 0; frame < diagram.frames().size(); frame++) {
            dot.append("  subgraph cluster").append(frame).append(" {\n    label=");
            dot.append(quoted(diagram.frames().get(frame))).append(";\n");
            boxes(dot, "    ", diagram, frame);
            dot.append("  }\n");
        }
        for (Arrow arrow : diagram.arrows()) {
            dot.append("  n").append(arrow.from()).append(" -> n").append(arrow.to());
            dot.append(arrow.lines().isEmpty() ? "" : " [label=" + quoted(arrow.lines()) + "]");
            dot.append(";\n");
        }
        return dot.append("}\n").toString();
    }

    private static void boxes(StringBuilder dot, String indentation, Diagram diagram, int frame) {
        for (int i = 0; i < diagram.boxes().size(); i++) {
            Box box = diagram.boxes().get(i);
            if (box.frame() == frame) {
                dot.append(indentation).append('n').append(i).append(" [");
                dot.append(style(box.role())).append(", label=");
                dot.append(quoted(box.lines())).append("];\n");
            }
        }
    }

    private static String style(Diagram.Role role) {
        return switch (role) {
            case INPUT -> "shape=ellipse";
            case TARGET -> "shape=ellipse, style=dashed";
            case PARAMETER -> "shape=box, style=filled, fillcolor=\"#FFF0CC\"";
            case STEP -> "shape=box";
            case RESULT -> "shape=box, penwidth=3";
        };
    }

    private static String quoted(List<Line> lines) {
        return quoted(lines.stream().map(Line::text).collect(Collectors.joining("\n")));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
