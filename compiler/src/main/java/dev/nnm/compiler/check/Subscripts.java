package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.At;
import dev.nnm.compiler.syntax.Expression.Index;
import dev.nnm.compiler.syntax.Expression.Range;
import dev.nnm.compiler.syntax.Expression.Subscript;
import dev.nnm.compiler.syntax.Padding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The choice of elements by subscripts: {@code x[1]}, {@code W[:, 0]} by known positions, {@code A[i, 2*k + 1]} by
 * indices, {@code E[token]} by any number.
 */
final class Subscripts {

    private final Elaboration elaboration;
    private final Frame frame;
    private final GraphBuilder build;
    private final Node base;
    private final Index index;

    private Subscripts(Elaboration elaboration, Frame frame, Node base, Index index) {
        this.elaboration = elaboration;
        this.frame = frame;
        this.build = elaboration.build(frame, index.span());
        this.base = base;
        this.index = index;
    }

    static Node apply(Elaboration elaboration, Frame frame, Node base, Index index) {
        return new Subscripts(elaboration, frame, base, index).selected();
    }

    private Node selected() {
        Shape shape = base.shape();
        if (index.subscripts().size() > shape.rank()) {
            int tooMany = index.subscripts().size() - shape.rank();
            throw AxisProblems.tooManySubscripts(index.span(), baseText(), tooMany, elaboration.shapeOf(base));
        }
        List<Selection> selections = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            selections.add(
                    axis < index.subscripts().size()
                            ? selection(index.subscripts().get(axis), axis)
                            : new Selection.Slice(0, shape.size(axis)));
        }
        if (index.padding() != null) {
            return padded(index.padding(), selections);
        }
        return selections.stream().allMatch(Selection::isKnown)
                ? Selecting.view(build, base, selections)
                : build.gather(base, Selecting.positions(build, selections));
    }

    private String baseText() {
        return Describe.expression(index.base(), "this");
    }

    private Node padded(Padding padding, List<Selection> selections) {
        Padded padded = new Padded(build, base, selections);
        if (padding instanceof Padding.Edge) {
            return padded.edge();
        }
        if (padding instanceof Padding.Wrap) {
            return padded.wrap();
        }
        Expression written = ((Padding.Fill) padding).value();
        Node number = elaboration.expressions().number(written, frame);
        if (!number.shape().isScalar()) {
            throw ValueProblems.expected(written.span(), "a single number", Value.of(number));
        }
        boolean isZero =
                elaboration.constancy().scalar(number).filter(v -> v == 0).isPresent();
        if (isZero) {
            return padded.zero();
        }
        elaboration.number(Value.of(base), index.base().span());
        return padded.fill(number);
    }

    private Selection selection(Subscript subscript, int axis) {
        return subscript instanceof At at ? at(at, axis) : range((Range) subscript, axis);
    }

    // ---- positions

    private Selection at(At at, int axis) {
        Node position = position(at.position(), axis);
        SourceSpan span = at.span();
        if (isKnownNumber(position)) {
            int known = elaboration.knownInteger(Value.of(position), span, "an index");
            if (index.padding() == null && (known < 0 || known >= size(axis))) {
                throw AxisProblems.indexOutside(span, known, size(axis));
            }
            return new Selection.Fixed(known);
        }
        if (elaboration.constancy().isConstant(position)) {
            checkKnown(elaboration.known(position, span, "an index"), span, axis);
            return new Selection.Computed(position);
        }
        return new Selection.Computed(access(position, span, axis, 1));
    }

    private boolean isKnownNumber(Node position) {
        return position.shape().isScalar() && elaboration.constancy().isConstant(position);
    }

    private int size(int axis) {
        return base.shape().size(axis);
    }

    /** The number that a subscript is; a class label is its class's place. */
    private Node position(Expression expression, int axis) {
        Value value = elaboration.expressions().evaluate(expression, frame);
        if (value instanceof Value.Label label) {
            if (label.classes().size() != size(axis)) {
                throw IndexProblems.sizeDiffersFromClasses(
                        expression.span(), size(axis), label.classes().size());
            }
            return label.node();
        }
        return elaboration.number(value, expression.span());
    }

    private void checkKnown(double[] positions, SourceSpan span, int axis) {
        for (double position : positions) {
            boolean isInside = position >= 0 && position < size(axis);
            if (position != Math.rint(position)) {
                throw ValueProblems.notAWholeNumber(span, "an index", position);
            }
            if (!isInside && index.padding() == null) {
                throw IndexProblems.pastTheEnd(span, position, size(axis));
            }
        }
    }

    /** Notes an access by a computed position, and writes the position in the simplest way. */
    private Node access(Node position, SourceSpan span, int axis, int width) {
        IndexForm form = IndexForm.of(position, elaboration.constancy()).orElse(null);
        Set<Node> unknowns = form == null
                ? elaboration.accesses().unknowns(position)
                : form.coefficients().keySet();
        Set<Node> indices = new LinkedHashSet<>(unknowns);
        indices.removeIf(node -> !Accesses.isIndex(node));
        elaboration
                .accesses()
                .add(new Access(
                        position,
                        form,
                        indices,
                        indices.size() == unknowns.size(),
                        width,
                        axis,
                        size(axis),
                        index.padding() != null,
                        elaboration.accesses().conditions(),
                        frame.userSpan(span),
                        baseText()));
        return form == null ? position : form.write(build);
    }

    // ---- ranges

    private Selection range(Range range, int axis) {
        Node from = bound(range.from(), 0);
        Node to = bound(range.to(), size(axis));
        if (!isKnownNumber(from) || !isKnownNumber(to)) {
            return window(range, from, to, axis);
        }
        int start = knownBound(range.from(), from);
        int end = knownBound(range.to(), to);
        boolean leavesAxis = start < 0 || end > size(axis);
        if (start >= end || (leavesAxis && index.padding() == null)) {
            throw AxisProblems.rangeOutside(range.span(), start, end, size(axis));
        }
        return new Selection.Slice(start, end - start);
    }

    private Node bound(@Nullable Expression expression, int otherwise) {
        return expression == null
                ? build.constant(otherwise)
                : elaboration.expressions().number(expression, frame);
    }

    private int knownBound(@Nullable Expression written, Node bound) {
        SourceSpan span = written == null ? index.span() : written.span();
        return elaboration.knownInteger(Value.of(bound), span, "an index");
    }

    /** A range that moves with indices and keeps its length. */
    private Selection window(Range range, Node from, Node to, int axis) {
        Optional<IndexForm> start = IndexForm.of(from, elaboration.constancy());
        Optional<IndexForm> end = IndexForm.of(to, elaboration.constancy());
        if (start.isEmpty() || end.isEmpty()) {
            Expression unknown = start.isEmpty() ? range.from() : range.to();
            throw ValueProblems.notKnown(unknown == null ? range.span() : unknown.span(), "an index");
        }
        IndexForm length = end.get().plus(start.get(), -1);
        if (!length.isKnown()) {
            throw IndexProblems.windowOfUnknownSize(range.span());
        }
        int width = Sizes.size(length.offset(), range.span(), "the number of elements");
        return new Selection.Window(access(from, range.span(), axis, width), width);
    }
}
