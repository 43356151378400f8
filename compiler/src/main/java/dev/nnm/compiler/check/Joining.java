package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;

/** Puts tensors together along an axis. */
final class Joining {

    private Joining() {}

    /** Tensors of one shape as the rows of a new first axis. */
    static Node stack(GraphBuilder build, List<Node> elements) {
        Shape row = elements.get(0).shape();
        Shape shape = withFirst(elements.size(), row);
        List<Double> numbers = numbers(elements);
        if (!numbers.isEmpty()) {
            return build.node(new Literal(numbers, shape));
        }
        Shape single = withFirst(1, row);
        return concatenate(
                build, elements.stream().map(e -> build.broadcast(e, single)).toList(), 0);
    }

    private static Shape withFirst(int size, Shape rest) {
        List<Integer> sizes = new ArrayList<>(rest.sizes());
        sizes.add(0, size);
        return new Shape(sizes);
    }

    /** All the elements' numbers, if all are literals; else nothing. */
    private static List<Double> numbers(List<Node> elements) {
        List<Double> numbers = new ArrayList<>();
        for (Node element : elements) {
            if (element.operation() instanceof Constant constant) {
                for (long i = 0; i < constant.shape().elementCount(); i++) {
                    numbers.add(constant.value());
                }
            } else if (element.operation() instanceof Literal literal) {
                numbers.addAll(literal.values());
            } else {
                return List.of();
            }
        }
        return numbers;
    }

    /**
     * Tensors one after the other along an axis. Each is seen through a view that is shifted to its place; a tree of
     * comparisons of the index chooses among them.
     */
    static Node concatenate(GraphBuilder build, List<Node> pieces, int axis) {
        List<Integer> sizes = new ArrayList<>(pieces.get(0).shape().sizes());
        int[] starts = new int[pieces.size()];
        int end = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = end;
            end += pieces.get(i).shape().size(axis);
        }
        sizes.set(axis, end);
        return choose(build, pieces, starts, new Shape(sizes), axis, 0, starts.length);
    }

    private static Node choose(
            GraphBuilder build, List<Node> pieces, int[] starts, Shape shape, int axis, int from, int to) {
        if (to - from == 1) {
            return shifted(build, pieces.get(from), starts[from], shape, axis);
        }
        int middle = (from + to) >>> 1;
        return build.select(
                build.apply(Elementwises.LESS, build.index(axis, shape), build.constant(starts[middle])),
                choose(build, pieces, starts, shape, axis, from, middle),
                choose(build, pieces, starts, shape, axis, middle, to));
    }

    private static Node shifted(GraphBuilder build, Node piece, int start, Shape shape, int axis) {
        List<AffineIndex> source = new ArrayList<>();
        for (int a = 0; a < shape.rank(); a++) {
            source.add(AffineIndex.along(a, 1, a == axis ? -start : 0, shape.rank()));
        }
        return build.view(new View(shape, source), piece);
    }
}
