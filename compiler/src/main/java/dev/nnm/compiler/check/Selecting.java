package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Takes elements out of a tensor by a selection for each of its axes. */
final class Selecting {

    private Selecting() {}

    /** The shape of what is selected: what becomes of the axes, one after the other. */
    private static Shape shape(List<Selection> selections) {
        return new Shape(selections.stream()
                .flatMap(selection -> selection.shape().sizes().stream())
                .toList());
    }

    /** The elements at positions that are all known. */
    static Node view(GraphBuilder build, Node base, List<Selection> selections) {
        Shape result = shape(selections);
        List<AffineIndex> source = new ArrayList<>();
        int axis = 0;
        for (Selection selection : selections) {
            if (selection instanceof Selection.Slice slice) {
                source.add(AffineIndex.along(axis++, 1, slice.start(), result.rank()));
            } else if (selection instanceof Selection.Fixed fixed) {
                source.add(AffineIndex.fixed(fixed.position(), result.rank()));
            } else {
                throw new IllegalArgumentException("not known: " + selection);
            }
        }
        return build.view(new View(result, source), base);
    }

    /** The positions for each axis, as numbers over the shape of the result. */
    static List<Node> positions(GraphBuilder build, List<Selection> selections) {
        Shape result = shape(selections);
        List<Node> positions = new ArrayList<>();
        int axis = 0;
        for (Selection selection : selections) {
            positions.add(positions(build, selection, axis, result));
            axis += selection.shape().rank();
        }
        return positions;
    }

    private static Node positions(GraphBuilder build, Selection selection, int axis, Shape result) {
        if (selection instanceof Selection.Fixed fixed) {
            return build.constant(fixed.position());
        }
        if (selection instanceof Selection.Slice slice) {
            Node steps = build.index(axis, result);
            return slice.start() == 0 ? steps : build.add(steps, build.constant(slice.start()));
        }
        if (selection instanceof Selection.Window window) {
            return build.add(window.start(), build.index(axis, result));
        }
        Node computed = ((Selection.Computed) selection).positions();
        List<Integer> axes =
                IntStream.range(axis, axis + computed.shape().rank()).boxed().toList();
        return computed.shape().isScalar() ? computed : build.view(View.spread(result, axes), computed);
    }
}
