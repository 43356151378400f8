package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.ScanResult;
import dev.nnm.compiler.op.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dimensions from which the sizes of tensors come. Those of variables are known from their declarations; those of
 * other tensors are found when a message needs them, by following axes through operations to variables.
 */
final class Dimensions {

    private final Map<Node, List<String>> known = new HashMap<>();
    private final Map<Node, Source> sources = new HashMap<>();
    private boolean someHaveNames;

    /** What a bound node of a loop stands for: a tensor, or an element of it along its first axis. */
    private record Source(Node tensor, boolean isElement) {}

    /** Remembers the dimensions of a declared variable. */
    void declare(Node variable, NamedShape shape) {
        known.put(variable, shape.names());
        someHaveNames |= shape.names().stream().anyMatch(name -> !name.isEmpty());
    }

    /** Remembers that a bound node stands for a tensor. */
    void standsFor(Node bound, Node tensor) {
        sources.put(bound, new Source(tensor, false));
    }

    /** Remembers that a bound node stands for the elements of a tensor along its first axis. */
    void standsForElementOf(Node bound, Node tensor) {
        sources.put(bound, new Source(tensor, true));
    }

    /** Remembers that a loop has a step for each element of a tensor along its first axis. */
    void countsAlong(Node scan, Node tensor) {
        known.put(scan, List.of(names(tensor).get(0)));
    }

    /** The shape of a tensor with the names of its dimensions. */
    NamedShape of(Node node) {
        return new NamedShape(node.shape(), names(node));
    }

    private List<String> names(Node node) {
        if (!someHaveNames) {
            return none(node.shape());
        }
        Deque<Node> pending = new ArrayDeque<>(List.of(node));
        while (!pending.isEmpty()) {
            Node next = pending.peek();
            List<Node> unknown = next.arguments().stream()
                    .filter(argument -> !known.containsKey(argument))
                    .toList();
            if (known.containsKey(next)) {
                pending.pop();
            } else if (unknown.isEmpty()) {
                known.put(next, find(next));
            } else {
                unknown.forEach(pending::push);
            }
        }
        return known.getOrDefault(node, none(node.shape()));
    }

    private static List<String> none(Shape shape) {
        return Collections.nCopies(shape.rank(), "");
    }

    private List<String> find(Node node) {
        Source source = sources.get(node);
        if (source != null) {
            List<String> names = names(source.tensor());
            return source.isElement() ? names.subList(1, names.size()) : names;
        }
        if (node.operation() instanceof ScanResult result) {
            return ofResult(node, result);
        }
        if (node.operation() instanceof View view) {
            return throughView(view, node.argument(0));
        }
        if (node.operation() instanceof Reduce reduce) {
            return withoutAxes(names(node.argument(0)), reduce.axes());
        }
        if (node.operation() instanceof Reshape) {
            return throughReshape(node, node.argument(0));
        }
        if (node.operation() instanceof Gather) {
            return ofAny(
                    node.shape(), node.arguments().subList(1, node.arguments().size()));
        }
        boolean keepsAxes = node.operation() instanceof Elementwise
                || (node.arguments().size() == 1 && node.argument(0).shape().equals(node.shape()));
        return keepsAxes ? ofAny(node.shape(), node.arguments()) : none(node.shape());
    }

    /** The first name of each axis among tensors of one shape. */
    private List<String> ofAny(Shape shape, List<Node> tensors) {
        String[] names = new String[shape.rank()];
        Arrays.fill(names, "");
        for (Node tensor : tensors) {
            List<String> its = names(tensor);
            for (int axis = 0; axis < names.length; axis++) {
                names[axis] = names[axis].isEmpty() ? its.get(axis) : names[axis];
            }
        }
        return List.of(names);
    }

    private List<String> ofResult(Node node, ScanResult result) {
        List<String> names = new ArrayList<>(names(result.value()));
        if (result.kind() == ScanResult.Kind.STACKED) {
            names.add(0, names(node.argument(0)).get(0));
        }
        return names;
    }

    private List<String> throughView(View view, Node argument) {
        List<String> before = names(argument);
        List<String> names = new ArrayList<>(none(view.shape()));
        for (int axis = 0; axis < before.size(); axis++) {
            int along = wholeAxis(view, axis, argument.shape());
            if (along >= 0) {
                names.set(along, before.get(axis));
            }
        }
        return names;
    }

    /** The axis of a view along which it has the whole of an axis of its argument; negative if there is none. */
    private static int wholeAxis(View view, int axis, Shape argument) {
        AffineIndex index = view.source().get(axis);
        for (int along = 0; along < view.shape().rank(); along++) {
            if (index.equals(AffineIndex.axis(along, view.shape().rank()))
                    && view.shape().size(along) == argument.size(axis)) {
                return along;
            }
        }
        return -1;
    }

    private static List<String> withoutAxes(List<String> names, List<Integer> axes) {
        List<String> kept = new ArrayList<>();
        for (int axis = 0; axis < names.size(); axis++) {
            if (!axes.contains(axis)) {
                kept.add(names.get(axis));
            }
        }
        return kept;
    }

    /** The leading axes that a reshape leaves as they are. */
    private List<String> throughReshape(Node node, Node argument) {
        List<String> names = new ArrayList<>(none(node.shape()));
        List<String> before = names(argument);
        int axis = 0;
        while (axis < Math.min(names.size(), before.size())
                && node.shape().size(axis) == argument.shape().size(axis)) {
            names.set(axis, before.get(axis));
            axis++;
        }
        return names;
    }
}
