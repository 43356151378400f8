package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.View;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.At;
import dev.nnm.compiler.syntax.Expression.Index;
import dev.nnm.compiler.syntax.Expression.Range;
import dev.nnm.compiler.syntax.Expression.Subscript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indexing with known positions: {@code x[1]}, {@code x[0..2]}, {@code W[:, 0]}. */
final class Subscripts {

    private final Elaboration elaboration;
    private final Frame frame;

    Subscripts(Elaboration elaboration, Frame frame) {
        this.elaboration = elaboration;
        this.frame = frame;
    }

    /** Where an axis is read: from {@code start} on, {@code size} elements that stay an axis, or one that does not. */
    private record Selection(int start, int size, boolean keepsAxis) {}

    Node apply(GraphBuilder build, Node base, Index index) {
        Shape shape = base.shape();
        if (index.subscripts().size() > shape.rank()) {
            int tooMany = index.subscripts().size() - shape.rank();
            String what = Describe.expression(index.base(), "this");
            throw CheckProblems.tooManySubscripts(index.span(), what, tooMany, shape);
        }
        List<Selection> selections = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            selections.add(
                    axis < index.subscripts().size()
                            ? selection(index.subscripts().get(axis), shape.size(axis))
                            : new Selection(0, shape.size(axis), true));
        }
        return build.view(view(selections), base);
    }

    private static View view(List<Selection> selections) {
        Shape result = new Shape(selections.stream()
                .filter(Selection::keepsAxis)
                .map(Selection::size)
                .toList());
        List<AffineIndex> source = new ArrayList<>();
        int axis = 0;
        for (Selection selection : selections) {
            source.add(
                    selection.keepsAxis()
                            ? AffineIndex.along(axis++, 1, selection.start(), result.rank())
                            : AffineIndex.fixed(selection.start(), result.rank()));
        }
        return new View(result, source);
    }

    private Selection selection(Subscript subscript, int size) {
        if (subscript instanceof At at) {
            int position = position(at.position(), 0);
            if (position < 0 || position >= size) {
                throw CheckProblems.indexOutside(subscript.span(), position, size);
            }
            return new Selection(position, 1, false);
        }
        Range range = (Range) subscript;
        int from = position(range.from(), 0);
        int to = position(range.to(), size);
        if (from < 0 || to > size || from >= to) {
            throw CheckProblems.rangeOutside(subscript.span(), from, to, size);
        }
        return new Selection(from, to - from, true);
    }

    private int position(@Nullable Expression expression, int otherwise) {
        if (expression == null) {
            return otherwise;
        }
        return elaboration.knownInteger(
                elaboration.expressions().evaluate(expression, frame), expression.span(), "an index");
    }
}
