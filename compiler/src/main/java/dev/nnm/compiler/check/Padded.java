package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Reads elements at positions that may lie outside. */
final class Padded {

    private final GraphBuilder build;
    private final Node base;
    private final List<Selection> selections;
    private final List<Node> positions;

    Padded(GraphBuilder build, Node base, List<Selection> selections) {
        this.build = build;
        this.base = base;
        this.selections = selections;
        this.positions = Selecting.positions(build, selections);
    }

    /** Outside, 0 is read. */
    Node zero() {
        return build.gather(base, positions);
    }

    /** Outside, a number is read. */
    Node fill(Node number) {
        Node inside = build.truth(true);
        for (int axis = 0; axis < positions.size(); axis++) {
            if (!selections.get(axis).isInside(size(axis))) {
                Node position = positions.get(axis);
                Node reached = build.apply(Elementwises.GREATER_EQUAL, position, build.constant(0));
                Node notPassed = build.apply(Elementwises.LESS, position, build.constant(size(axis)));
                inside = build.apply(Elementwises.AND, inside, build.apply(Elementwises.AND, reached, notPassed));
            }
        }
        return build.select(inside, zero(), number);
    }

    /** Outside, the nearest element is read. */
    Node edge() {
        return moved(build::nearest);
    }

    /** The axis is repeated without end. */
    Node wrap() {
        return moved(build::periodic);
    }

    /** Elements at positions that are moved onto their axes, given their sizes. */
    private Node moved(BiFunction<Node, Integer, Node> onto) {
        List<Node> moved = new ArrayList<>();
        for (int axis = 0; axis < positions.size(); axis++) {
            Node position = positions.get(axis);
            moved.add(selections.get(axis).isInside(size(axis)) ? position : onto.apply(position, size(axis)));
        }
        return build.gather(base, moved);
    }

    private int size(int axis) {
        return base.shape().size(axis);
    }
}
