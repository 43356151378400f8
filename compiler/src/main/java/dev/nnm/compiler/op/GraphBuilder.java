package dev.nnm.compiler.op;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.NodeType;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.graph.Origin;
import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Writes expressions into a graph. Every node made is described by one origin, so that it can be traced to the user's
 * text.
 *
 * @param graph where nodes go
 * @param origin what they stand for
 */
public record GraphBuilder(Graph graph, Origin origin) {

    /** A builder whose nodes stand for nothing in particular. */
    public GraphBuilder(Graph graph) {
        this(graph, Origin.UNKNOWN);
    }

    /** A builder for the same graph whose nodes stand for something else. */
    public GraphBuilder at(Origin other) {
        return new GraphBuilder(graph, other);
    }

    /** Any operation, as it is. */
    public Node node(Operation operation, Node... arguments) {
        return described(graph.node(operation, List.of(arguments)));
    }

    /** A node's operation applied to other arguments, of the same shapes; these may be the same for all examples. */
    public Node rebuild(Node node, List<Node> arguments) {
        if (node.operation() instanceof BatchReduce reduce && !arguments.get(0).isBatched()) {
            return overEqualExamples(reduce.kind(), arguments.get(0));
        }
        if (node.operation() instanceof Gather) {
            return gather(arguments.get(0), arguments.subList(1, arguments.size()));
        }
        if (node.operation() instanceof Scatter scatter) {
            return scatter(scatter, arguments);
        }
        return node(node.operation(), arguments.toArray(new Node[0]));
    }

    private Node overEqualExamples(ReductionKind kind, Node argument) {
        return switch (kind) {
            case SUM -> multiply(node(new BatchSize()), argument);
            case PRODUCT -> power(argument, node(new BatchSize()));
            case MAXIMUM, MINIMUM -> {
                Node isAny = apply(Elementwises.GREATER, node(new BatchSize()), constant(0));
                yield select(isAny, argument, constant(kind.start()));
            }
        };
    }

    private Node described(Node node) {
        graph.describe(node, origin);
        return node;
    }

    // ---- elementwise

    /**
     * An elementwise operation; arguments of smaller shapes are broadcast.
     *
     * @throws IllegalArgumentException if the shapes do not fit
     */
    public Node apply(Elementwise operation, Node... arguments) {
        Shape shape = Shape.SCALAR;
        for (Node argument : arguments) {
            shape = Broadcasting.common(shape, argument.shape())
                    .orElseThrow(
                            () -> new IllegalArgumentException(operation.name() + " of " + Arrays.toString(arguments)));
        }
        Node[] fitted = new Node[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            fitted[i] = broadcast(arguments[i], shape);
        }
        return node(operation, fitted);
    }

    /** A number, to be broadcast where it is used. */
    public Node constant(double value) {
        return constant(value, Shape.SCALAR);
    }

    /** A tensor filled with one number. */
    public Node constant(double value, Shape shape) {
        return node(new Constant(value, ElementType.REAL, shape));
    }

    /** A truth value. */
    public Node truth(boolean value) {
        return node(new Constant(value ? 1 : 0, ElementType.BOOLEAN, Shape.SCALAR));
    }

    /** a + b. */
    public Node add(Node a, Node b) {
        return apply(Elementwises.ADD, a, b);
    }

    /** a − b. */
    public Node subtract(Node a, Node b) {
        return apply(Elementwises.SUBTRACT, a, b);
    }

    /** a · b, element by element. */
    public Node multiply(Node a, Node b) {
        return apply(Elementwises.MULTIPLY, a, b);
    }

    /** a / b. */
    public Node divide(Node a, Node b) {
        return apply(Elementwises.DIVIDE, a, b);
    }

    /** −a. */
    public Node negate(Node a) {
        return apply(Elementwises.NEGATE, a);
    }

    /** a to the power b. */
    public Node power(Node a, Node b) {
        return apply(Elementwises.POWER, a, b);
    }

    /** a². */
    public Node square(Node a) {
        return power(a, constant(2));
    }

    /** a where the condition holds, b elsewhere. */
    public Node select(Node condition, Node a, Node b) {
        return apply(Elementwises.SELECT, condition, a, b);
    }

    /** Whether a number is not 0; so whether any of the conditions holds whose indicators were added up. */
    public Node isNotZero(Node number) {
        return apply(Elementwises.NOT_EQUAL, number, constant(0));
    }

    /** 1 where the condition holds, 0 elsewhere. */
    public Node indicator(Node condition) {
        return select(condition, constant(1), constant(0));
    }

    // ---- structure

    /** The tensor repeated to a larger shape, as NumPy broadcasts. */
    public Node broadcast(Node node, Shape shape) {
        if (node.shape().equals(shape)) {
            return node;
        }
        if (node.operation() instanceof Constant constant) {
            return node(new Constant(constant.value(), constant.element(), shape));
        }
        return view(View.broadcast(node.shape(), shape), node);
    }

    /** A view of a tensor; the tensor itself where every element stays in place. */
    public Node view(View view, Node node) {
        return view.isIdentity(node.shape()) ? node : node(view, node);
    }

    /** A view of a tensor; where the tensor is itself a view, of what that reads, as far as this gives the same. */
    public Node viewThrough(View view, Node node) {
        return node.operation() instanceof View inner && !view.reachesOutside(node.shape())
                ? viewThrough(inner.seenBy(view), node.argument(0))
                : view(view, node);
    }

    /** Axis k of the result is axis {@code order.get(k)} of the argument. */
    public Node permute(Node node, List<Integer> order) {
        return view(View.permute(node.shape(), order), node);
    }

    /** The last two axes exchanged; a vector or scalar stays as it is. */
    public Node transpose(Node node) {
        int rank = node.shape().rank();
        if (rank < 2) {
            return node;
        }
        List<Integer> order = new ArrayList<>(allAxes(node));
        Collections.swap(order, rank - 1, rank - 2);
        return permute(node, order);
    }

    /** The elements in the same order under another shape. */
    public Node reshape(Node node, Shape shape) {
        return node.shape().equals(shape) ? node : node(new Reshape(shape), node);
    }

    /** The elements combined along axes. An axis of size 1 holds a single element and is dropped without arithmetic. */
    public Node reduce(ReductionKind kind, Node node, List<Integer> axes) {
        List<Integer> longer =
                axes.stream().filter(axis -> node.shape().size(axis) > 1).toList();
        Node reduced = longer.isEmpty() ? node : node(new Reduce(kind, longer), node);
        Shape shape = node.shape().without(axes);
        return reduced.shape().equals(shape) ? reduced : dropSingleAxes(reduced, node.shape(), axes, shape);
    }

    private Node dropSingleAxes(Node reduced, Shape before, List<Integer> axes, Shape shape) {
        List<AffineIndex> source = new ArrayList<>();
        int kept = 0;
        for (int axis = 0; axis < before.rank(); axis++) {
            if (!axes.contains(axis)) {
                source.add(AffineIndex.axis(kept++, shape.rank()));
            } else if (before.size(axis) == 1) {
                source.add(AffineIndex.fixed(0, shape.rank()));
            }
        }
        return node(new View(shape, source), reduced);
    }

    /**
     * The elements of x at computed indices, one for each axis of x; indices of smaller shapes are broadcast. A
     * {@link View} where all indices are affine, a choice among views where they are affine but for {@link #nearest}
     * and {@link #periodic}, a {@link Gather} otherwise.
     */
    public Node gather(Node x, List<Node> indices) {
        if (indices.isEmpty()) {
            return x;
        }
        List<Node> fitted = broadcastTogether(indices);
        Shape shape = fitted.get(0).shape();
        Optional<List<AffineIndex>> affine = AffineNumbers.of(fitted);
        if (affine.isPresent()) {
            return view(new View(shape, affine.get()), x);
        }
        Optional<Node> folded = FoldedIndex.gather(this, x, fitted);
        if (folded.isPresent()) {
            return folded.get();
        }
        List<Node> arguments = new ArrayList<>();
        arguments.add(x);
        arguments.addAll(fitted);
        return node(new Gather(), arguments.toArray(new Node[0]));
    }

    /** An index that is moved to the nearest position on an axis of a size where it lies outside. */
    public Node nearest(Node index, int size) {
        return FoldedIndex.nearest(this, index, size);
    }

    /** An index that is moved by whole periods onto an axis of a size where it lies outside. */
    public Node periodic(Node index, int size) {
        return FoldedIndex.periodic(this, index, size);
    }

    /** The elements of v added up at computed indices, one for each axis of the result; all are broadcast together. */
    public Node scatter(Node v, Shape shape, List<Node> indices) {
        List<Node> arguments = new ArrayList<>();
        arguments.add(v);
        arguments.addAll(indices);
        return scatter(new Scatter(shape, false), arguments);
    }

    /** A scatter of values and indices, which are broadcast together. */
    public Node scatter(Scatter scatter, List<Node> arguments) {
        List<Node> fitted = broadcastTogether(arguments);
        boolean batched = fitted.stream().anyMatch(Node::isBatched);
        Node collected =
                node(new Scatter(scatter.shape(), scatter.overBatch() && batched), fitted.toArray(new Node[0]));
        return scatter.overBatch() && !batched ? multiply(node(new BatchSize()), collected) : collected;
    }

    private List<Node> broadcastTogether(List<Node> nodes) {
        Shape common = Shape.SCALAR;
        for (Node node : nodes) {
            common = Broadcasting.common(common, node.shape())
                    .orElseThrow(() -> new IllegalArgumentException("shapes that do not fit: " + nodes));
        }
        List<Node> fitted = new ArrayList<>();
        for (Node node : nodes) {
            fitted.add(broadcast(node, common));
        }
        return fitted;
    }

    // ---- inside of loops and of index notation

    /** A new leaf that stands for a value given by a loop. */
    public Node bound(String name, NodeType type) {
        return node(new Bound(graph.size(), name, type));
    }

    /** A new leaf that stands for one value of an index. */
    public Node indexVariable(String name) {
        return node(new IndexVariable(graph.size(), name));
    }

    /** A loop: initial states, sequences and invariants in the order of the body's bound nodes. */
    public Node scan(ScanBody body, List<Node> arguments) {
        return node(new Scan(body), arguments.toArray(new Node[0]));
    }

    /** What a loop has computed for a node of its body. */
    public Node result(Node scan, ScanResult.Kind kind, Node value) {
        return node(new ScanResult(kind, value), scan);
    }

    // ---- sums

    /** The sum along axes. */
    public Node sum(Node node, List<Integer> axes) {
        return reduce(ReductionKind.SUM, node, axes);
    }

    /** The sum over the batch of what differs between examples. */
    public Node batchSum(Node node) {
        if (node.operation() instanceof Scatter scatter && !scatter.overBatch()) {
            return scatter(new Scatter(scatter.shape(), true), node.arguments());
        }
        return node(new BatchReduce(ReductionKind.SUM), node);
    }

    /** The mean over the batch; the node itself if it is the same for all examples. */
    public Node batchMean(Node node) {
        return node.isBatched() ? divide(batchSum(node), node(new BatchSize())) : node;
    }

    /** The index along one axis of a tensor of the given shape, as numbers of that shape. */
    public Node index(int axis, Shape shape) {
        return view(View.spread(shape, List.of(axis)), node(new Iota(shape.size(axis))));
    }

    /** 0, 1, …, rank − 1. */
    public static List<Integer> allAxes(Node node) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < node.shape().rank(); axis++) {
            axes.add(axis);
        }
        return axes;
    }
}
