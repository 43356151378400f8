package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.ExampleIndex;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Literal;
import dev.nnm.compiler.op.Marked;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.Stop;
import dev.nnm.compiler.op.Variable;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What costs nothing to look through: nodes whose elements are elements of their argument, found by index arithmetic.
 */
final class Transparency {

    private Transparency() {}

    /** Whether a node has no arguments: it is read where it lies, or known. */
    static boolean isLeaf(Node node) {
        return node.operation() instanceof Variable
                || node.operation() instanceof Literal
                || node.operation() instanceof Bound
                || isKnown(node);
    }

    /** Whether a node is made of known numbers and indices alone, so that it is read from nowhere. */
    static boolean isKnown(Node node) {
        return node.operation() instanceof Constant
                || node.operation() instanceof Iota
                || node.operation() instanceof BatchSize
                || node.operation() instanceof ExampleIndex;
    }

    /** Whether a node rearranges its argument's elements and computes nothing. */
    static boolean isTransparent(Node node) {
        return node.operation() instanceof View
                || node.operation() instanceof Stop
                || node.operation() instanceof Marked
                || node.operation() instanceof Reshape;
    }

    /**
     * The index into each axis of a transparent node's argument as a function of the node's own indices. A reshape that
     * merges axes has none: its argument is only found by its position in memory.
     */
    static Optional<List<AffineIndex>> sourceIndices(Node node) {
        if (node.operation() instanceof View view) {
            return Optional.of(view.source());
        }
        if (node.operation() instanceof Reshape) {
            return splitIndices(node.argument(0).shape(), node.shape());
        }
        return Optional.of(View.corner(node.shape()).source());
    }

    /** What a transparent node that has no source indices reads, through all reshapes in a row. */
    static Node flatArgument(Node node) {
        Node argument = node;
        while (argument.operation() instanceof Reshape
                || argument.operation() instanceof Stop
                || argument.operation() instanceof Marked) {
            argument = argument.argument(0);
        }
        return argument;
    }

    /** Whether each element of the argument can appear more than once. */
    static boolean repeats(View view) {
        for (int axis = 0; axis < view.shape().rank(); axis++) {
            int current = axis;
            if (view.shape().size(axis) > 1
                    && view.source().stream().allMatch(index -> index.coefficient(current) == 0)) {
                return true;
            }
        }
        return false;
    }

    /** Each axis of {@code from} as a row-major combination of the axes of {@code to} that it is split into. */
    private static Optional<List<AffineIndex>> splitIndices(Shape from, Shape to) {
        List<AffineIndex> indices = new ArrayList<>();
        int next = 0;
        for (int size : from.sizes()) {
            List<Integer> coefficients = new ArrayList<>(Collections.nCopies(to.rank(), 0));
            int remaining = size;
            while (remaining > 1) {
                if (remaining % to.size(next) != 0) {
                    return Optional.empty();
                }
                remaining /= to.size(next);
                coefficients.set(next, to.size(next) == 1 ? 0 : remaining);
                next++;
            }
            indices.add(new AffineIndex(0, coefficients));
        }
        return Optional.of(indices);
    }
}
