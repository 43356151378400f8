package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Graphs of random operations, the same for the same seed. */
final class RandomGraphs {

    private static final List<Shape> SHAPES =
            List.of(Shape.SCALAR, Shape.of(3), Shape.of(2, 3), Shape.of(3, 2), Shape.of(1, 3));
    private static final List<ReductionKind> KINDS = List.of(ReductionKind.values());
    private static final double[] NUMBERS = {0, -0.0, 1, -1, 2, 0.5, -3};

    private final Random random;
    private final GraphBuilder build;
    private final List<Elementwise> operations;
    private final List<Node> nodes = new ArrayList<>();

    RandomGraphs(Graph graph, long seed, List<Elementwise> operations) {
        this.random = new Random(seed);
        this.build = new GraphBuilder(graph);
        this.operations = operations;
        for (Shape shape : SHAPES) {
            nodes.add(build.node(new Variable("x" + shape, Variable.Kind.INPUT, shape)));
            nodes.add(build.node(new Variable("w" + shape, Variable.Kind.PARAMETER, shape)));
        }
    }

    /** The last nodes of a graph of some size. */
    List<Node> roots(int size) {
        while (nodes.size() < size) {
            nodes.add(next());
        }
        return List.copyOf(nodes.subList(size - 5, size));
    }

    private Node next() {
        return random.nextInt(3) == 0 ? structure(any()) : elementwise();
    }

    private Node any() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private Node elementwise() {
        Elementwise operation = operations.get(random.nextInt(operations.size()));
        Shape shape = any().shape();
        Node[] arguments = operation.argumentTypes().stream()
                .map(element -> argument(shape, element))
                .toArray(Node[]::new);
        return build.node(operation, arguments);
    }

    private Node argument(Shape shape, ElementType element) {
        List<Node> fitting = nodes.stream()
                .filter(node -> node.shape().equals(shape) && node.type().element() == element)
                .toList();
        if (fitting.isEmpty()) {
            return build.broadcast(build.truth(random.nextBoolean()), shape);
        }
        if (element == ElementType.REAL && random.nextInt(4) == 0) {
            return build.constant(NUMBERS[random.nextInt(NUMBERS.length)], shape);
        }
        return fitting.get(random.nextInt(fitting.size()));
    }

    private Node structure(Node argument) {
        Shape shape = argument.shape();
        boolean isReal = argument.type().element() == ElementType.REAL;
        return switch (random.nextInt(6)) {
            case 0 -> build.node(view(shape), argument);
            case 1 ->
                shape.elementCount() == 6
                        ? build.node(new Reshape(shape.equals(SHAPES.get(2)) ? SHAPES.get(3) : SHAPES.get(2)), argument)
                        : build.node(View.broadcast(shape, shape), argument);
            case 2 ->
                isReal && shape.rank() > 0
                        ? build.node(new Reduce(kind(), List.of(random.nextInt(shape.rank()))), argument)
                        : build.broadcast(argument, shape.isScalar() ? SHAPES.get(2) : shape);
            case 3 -> isReal && argument.isBatched() ? build.node(new BatchReduce(kind()), argument) : argument;
            case 4 -> isReal ? build.node(new Stop(), argument) : argument;
            default -> shape.rank() == 1 ? build.broadcast(argument, SHAPES.get(2)) : build.transpose(argument);
        };
    }

    private ReductionKind kind() {
        return KINDS.get(random.nextInt(KINDS.size()));
    }

    /** A view that may reach outside. */
    private View view(Shape from) {
        Shape to = SHAPES.get(random.nextInt(SHAPES.size()));
        List<AffineIndex> source = new ArrayList<>();
        for (int axis = 0; axis < from.rank(); axis++) {
            source.add(
                    to.rank() == 0
                            ? AffineIndex.fixed(random.nextInt(from.size(axis)), 0)
                            : AffineIndex.along(
                                    random.nextInt(to.rank()),
                                    random.nextInt(3) - 1,
                                    random.nextInt(3) - 1,
                                    to.rank()));
        }
        return new View(to, source);
    }
}
