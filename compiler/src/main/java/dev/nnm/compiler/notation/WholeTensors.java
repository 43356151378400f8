package dev.nnm.compiler.notation;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.Broadcasting;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.ExampleIndex;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.InTraining;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which nodes can be written without indices. What is written may have a smaller shape than the node has, as a number
 * has that fills a tensor; broadcasting restores it.
 */
final class WholeTensors {

    private final LoopNotation loops;
    private final Predicate<Node> isNamed;
    private final boolean prefersIndices;
    private final Map<Node, Shape> written = new HashMap<>();

    private WholeTensors(LoopNotation loops, Predicate<Node> isNamed, boolean prefersIndices) {
        this.loops = loops;
        this.isNamed = isNamed;
        this.prefersIndices = prefersIndices;
    }

    /**
     * Examines nodes.
     *
     * @param loops the nodes, and how loops among them are written
     * @param isNamed which of them are written as a name
     * @param prefersIndices whether indices are used where mathematics has no form without them
     */
    static WholeTensors among(LoopNotation loops, Predicate<Node> isNamed, boolean prefersIndices) {
        WholeTensors tensors = new WholeTensors(loops, isNamed, prefersIndices);
        for (Node node : loops.ordered()) {
            Optional<Shape> shape = isNamed.test(node) ? Optional.of(node.shape()) : tensors.definition(node);
            shape.ifPresent(s -> tensors.written.put(node, s));
        }
        return tensors;
    }

    /**
     * The shape of what is written for a node, a name if it has one; nothing if it cannot be written without indices.
     */
    Optional<Shape> of(Node node) {
        return Optional.ofNullable(written.get(node));
    }

    /** Whether what is written has the node's own shape. */
    boolean hasOwnShape(Node node) {
        return node.shape().equals(written.get(node));
    }

    /** What must have a name, since a reshape or a gather is written of a whole tensor only. */
    Set<Node> wantedWhole(List<Node> ordered) {
        return ordered.stream()
                .filter(node -> node.operation() instanceof Reshape || node.operation() instanceof Gather)
                .map(node -> loops.source(node.argument(0)))
                .filter(argument -> !hasOwnShape(argument))
                .collect(Collectors.toSet());
    }

    /** The shape of what is written for what a name stands for. */
    Optional<Shape> definition(Node node) {
        if (node.operation() instanceof Variable || node.operation() instanceof Literal) {
            return Optional.of(node.shape());
        }
        if (node.operation() instanceof Constant || isNamedByItself(node)) {
            return Optional.of(Shape.SCALAR);
        }
        if (node.operation() instanceof Elementwise) {
            return elementwise(node);
        }
        if (node.operation() instanceof Bound) {
            return bound(node);
        }
        return node.arguments().isEmpty() ? Optional.empty() : structure(node);
    }

    /** Whether a node is a scalar that no formula defines and that needs no name of the user's. */
    static boolean isNamedByItself(Node node) {
        return node.operation() instanceof BatchSize
                || node.operation() instanceof ExampleIndex
                || node.operation() instanceof InTraining;
    }

    /** A state is written as an element of its sequence, anything else as what the loop is given for it. */
    private Optional<Shape> bound(Node node) {
        Optional<Node> given = loops.given(node);
        if (given.isEmpty()) {
            return Optional.of(node.shape());
        }
        Optional<Shape> shape = of(given.get());
        boolean isElement = loops.position(node).isPresent();
        return shape.filter(s -> s.isScalar() || hasOwnShape(given.get()))
                .map(s -> isElement && !s.isScalar() ? node.shape() : s);
    }

    private Optional<Shape> result(Node node, ScanResult result) {
        boolean isState = loops.isState(result.value());
        boolean isSequence = isState && result.kind() == ScanResult.Kind.STACKED;
        boolean hasName = isState || isNamed.test(result.value());
        return hasName && !(isSequence && prefersIndices) ? Optional.of(node.shape()) : Optional.empty();
    }

    private Optional<Shape> elementwise(Node node) {
        Shape common = Shape.SCALAR;
        for (Node argument : node.arguments()) {
            Shape shape = written.get(argument);
            if (shape == null) {
                return Optional.empty();
            }
            Optional<Shape> next = Broadcasting.common(common, shape);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            common = next.get();
        }
        return Optional.of(common);
    }

    private Optional<Shape> structure(Node node) {
        Node argument = node.argument(0);
        if (node.operation() instanceof ScanResult result) {
            return result(node, result);
        }
        if (node.operation() instanceof Gather) {
            boolean isWritten = node.shape().isScalar()
                    && hasOwnShape(argument)
                    && Gather.indices(node).stream().allMatch(this::hasOwnShape);
            return isWritten ? Optional.of(Shape.SCALAR) : Optional.empty();
        }
        if (node.operation() instanceof Stop
                || node.operation() instanceof Marked
                || node.operation() instanceof BatchReduce) {
            return of(argument);
        }
        if (node.operation() instanceof View view) {
            return view(node, view);
        }
        if (node.operation() instanceof Reduce) {
            return reduction(node);
        }
        return node.operation() instanceof Reshape && hasOwnShape(argument) && !prefersIndices
                ? Optional.of(node.shape())
                : Optional.empty();
    }

    private Optional<Shape> view(Node node, View view) {
        Node argument = node.argument(0);
        if (isBroadcast(view, argument)) {
            return of(argument);
        }
        boolean isWritten = hasOwnShape(argument) && (isTransposition(view, argument) || isSelection(view, argument));
        return isWritten ? Optional.of(node.shape()) : Optional.empty();
    }

    static boolean isBroadcast(View view, Node argument) {
        return argument.shape().rank() <= view.shape().rank()
                && view.equals(View.broadcast(argument.shape(), view.shape()))
                && Broadcasting.common(argument.shape(), view.shape()).equals(Optional.of(view.shape()));
    }

    static boolean isTransposition(View view, Node argument) {
        return argument.shape().rank() == 2 && view.equals(View.permute(argument.shape(), List.of(1, 0)));
    }

    private boolean isSelection(View view, Node argument) {
        return Selection.of(view, argument.shape())
                .filter(selection -> !(prefersIndices && selection.hasRanges()))
                .isPresent();
    }

    private Optional<Shape> reduction(Node node) {
        Optional<Contraction> product = Contraction.of(node, n -> !isNamed.test(n));
        if (product.isPresent()
                && hasOwnShape(product.get().left())
                && hasOwnShape(product.get().right())
                && !(prefersIndices
                        && product.get().startsWithVector()
                        && !product.get().isOfVectors())) {
            return Optional.of(node.shape());
        }
        return node.shape().isScalar() && hasOwnShape(node.argument(0)) && !prefersIndices
                ? Optional.of(Shape.SCALAR)
                : Optional.empty();
    }
}
