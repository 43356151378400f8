package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A tensor whose elements are elements of another, found by affine indices: result[i, j, …] = x[a(i, j, …), b(i, j, …),
 * …], and 0 where an index lies outside. Broadcasting, transposition, slices, padding, windows and diagonals are views.
 *
 * @param shape the shape of the result
 * @param source an index for each axis of the argument
 */
public record View(Shape shape, List<AffineIndex> source) implements LinearOperation {

    /** Copies the list. */
    public View {
        source = List.copyOf(source);
    }

    /** Repeats a tensor along new leading axes and along axes of size 1, as in NumPy's broadcasting. */
    public static View broadcast(Shape from, Shape to) {
        int lead = to.rank() - from.rank();
        List<AffineIndex> source = new ArrayList<>();
        for (int axis = 0; axis < from.rank(); axis++) {
            boolean repeated = from.size(axis) == 1 && to.size(lead + axis) != 1;
            source.add(repeated ? AffineIndex.fixed(0, to.rank()) : AffineIndex.axis(lead + axis, to.rank()));
        }
        return new View(to, source);
    }

    /** Places a tensor's axes at the given axes of a larger result and repeats it along the others. */
    public static View spread(Shape to, List<Integer> axes) {
        return new View(
                to, axes.stream().map(axis -> AffineIndex.axis(axis, to.rank())).toList());
    }

    /** The elements from the beginning of every axis: all of a tensor of the same shape, a corner of a larger one. */
    public static View corner(Shape to) {
        return spread(to, IntStream.range(0, to.rank()).boxed().toList());
    }

    /** Reorders axes: axis k of the result is axis {@code order.get(k)} of the argument. */
    public static View permute(Shape from, List<Integer> order) {
        Shape to = new Shape(order.stream().map(from::size).toList());
        List<AffineIndex> source = new ArrayList<>();
        for (int axis = 0; axis < from.rank(); axis++) {
            source.add(AffineIndex.axis(order.indexOf(axis), to.rank()));
        }
        return new View(to, source);
    }

    /** The view that reads what another view reads of this one, provided that the other stays inside. */
    public View seenBy(View outer) {
        int rank = outer.shape().rank();
        return new View(
                outer.shape(),
                source.stream()
                        .map(index -> index.compose(outer.source(), rank))
                        .toList());
    }

    /** Whether some index lies outside the argument, so that the result has zeros of its own. */
    public boolean reachesOutside(Shape argument) {
        for (int axis = 0; axis < source.size(); axis++) {
            if (reachesOutside(axis, argument)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the index into one axis of the argument can lie outside. */
    public boolean reachesOutside(int axis, Shape argument) {
        AffineIndex index = source.get(axis);
        return index.least(shape) < 0 || index.greatest(shape) >= argument.size(axis);
    }

    /** Whether every element stays where it is. */
    public boolean isIdentity(Shape argument) {
        return shape.equals(argument) && equals(corner(shape));
    }

    @Override
    public Node transpose(GraphBuilder build, Node argument, Node adjoint) {
        return ViewTranspose.of(build, this, argument.shape(), adjoint);
    }

    @Override
    public String name() {
        return "view";
    }

    @Override
    public NodeType resultType(List<NodeType> arguments) {
        if (arguments.get(0).shape().rank() != source.size()) {
            throw new IllegalArgumentException("a view of rank " + source.size() + " of " + arguments.get(0));
        }
        return arguments.get(0).withShape(shape);
    }
}
