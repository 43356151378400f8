package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.LoopIndex;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.AffineNumbers;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.ExampleIndex;
import dev.nnm.compiler.op.Gather;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the value of one element of a node as an expression of what is kept. Views become index arithmetic. The
 * recursion is bounded by the length that {@link Materialization} allows an expression.
 */
final class Inliner {

    /** How values that lie somewhere are read. */
    interface Reader {

        /** The value of an element of a kept node, a variable or a literal. */
        Scalar read(Access access);
    }

    /** How positions are found in data. */
    interface Finder {

        /**
         * An index that stands for a position.
         *
         * @param node what holds the number
         * @param value an element of it
         * @param size the number of positions
         */
        LoopIndex find(Node node, Scalar value, int size);
    }

    private final Materialization plan;
    private final Reader reader;
    private final Finder finder;

    Inliner(Materialization plan, Reader reader, Finder finder) {
        this.plan = plan;
        this.reader = reader;
        this.finder = finder;
    }

    /** The element, read if the node is kept and computed otherwise. */
    Scalar value(Node node, Point point) {
        return value(node, point, List.of());
    }

    /** The element, computed by the node's own operation. */
    Scalar definition(Node node, Point point) {
        return definition(node, point, List.of());
    }

    /** The element at a row-major position, which must be found so. */
    Scalar flat(Node node, Point position) {
        Node inner = plan.isKept(node) ? node : Transparency.flatArgument(node);
        return flat(inner, position, position.indices().get(0));
    }

    /**
     * The position that the indices of a gather or scatter give.
     *
     * @param node the gather or scatter
     * @param shape the shape of what is indexed
     * @param point the element of the indices
     */
    Point position(Node node, Shape shape, Point point) {
        return position(node, shape, point, List.of());
    }

    /** The element where some checks are known to hold; elsewhere it is not needed. */
    private Scalar value(Node node, Point point, List<RangeCheck> within) {
        return plan.isKept(node) ? reader.read(new Access(node, point, false)) : definition(node, point, within);
    }

    private Scalar definition(Node node, Point point, List<RangeCheck> within) {
        List<RangeCheck> checks = new ArrayList<>();
        Node inner = node;
        Point innerPoint = point;
        while (Transparency.isTransparent(inner)) {
            Optional<List<AffineIndex>> source = Transparency.sourceIndices(inner);
            if (source.isEmpty()) {
                Affine position = innerPoint.position(Strides.of(inner.shape()));
                return guarded(checks, flat(Transparency.flatArgument(inner), innerPoint, position));
            }
            innerPoint = innerPoint.at(compose(source.get(), innerPoint));
            if (inner.operation() instanceof View) {
                addChecks(checks, inner.argument(0).shape(), innerPoint);
            }
            inner = inner.argument(0);
            if (plan.isKept(inner)) {
                return guarded(checks, reader.read(new Access(inner, innerPoint, false)));
            }
        }
        return guarded(checks, computed(inner, innerPoint, joined(within, checks)));
    }

    private static List<RangeCheck> joined(List<RangeCheck> outer, List<RangeCheck> inner) {
        return inner.isEmpty()
                ? outer
                : Stream.concat(outer.stream(), inner.stream()).toList();
    }

    /** The indices that affine functions of a point's are. */
    static List<Affine> compose(List<AffineIndex> source, Point point) {
        List<Affine> composed = new ArrayList<>();
        for (AffineIndex index : source) {
            composed.add(compose(index, point));
        }
        return composed;
    }

    private static Affine compose(AffineIndex index, Point point) {
        Affine sum = Affine.constant(index.offset());
        for (int axis = 0; axis < point.indices().size(); axis++) {
            sum = sum.plus(point.indices().get(axis).times(index.coefficient(axis)));
        }
        return sum;
    }

    /** Adds what must be checked for a point to lie in a tensor of that shape. */
    static void addChecks(List<RangeCheck> checks, Shape shape, Point point) {
        for (int axis = 0; axis < shape.rank(); axis++) {
            RangeCheck check = new RangeCheck(point.indices().get(axis), shape.size(axis));
            if (check.isNeeded()) {
                checks.add(check);
            }
        }
    }

    private Scalar gathered(Node gather, Point point, List<RangeCheck> within) {
        Node x = gather.argument(0);
        Point position = position(gather, x.shape(), point, within);
        List<RangeCheck> checks = new ArrayList<>();
        addChecks(checks, x.shape(), position);
        return guarded(checks, value(x, position, joined(within, checks)));
    }

    private Point position(Node node, Shape shape, Point point, List<RangeCheck> within) {
        List<Affine> position = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            Node index = node.argument(1 + axis);
            int size = shape.size(axis);
            position.add(AffineNumbers.of(index)
                    .map(affine -> compose(affine, point))
                    .orElseGet(() -> Affine.of(found(index, point, within, size))));
        }
        return point.at(position);
    }

    /** A position is found before it is known whether it is needed: what it is read from is guarded itself. */
    private LoopIndex found(Node index, Point point, List<RangeCheck> within, int size) {
        Scalar value = value(index, point, within).asNumber();
        return finder.find(index, guarded(within, value), size);
    }

    private static Scalar guarded(List<RangeCheck> checks, Scalar inside) {
        return checks.isEmpty() ? inside : new Scalar.Guarded(checks, inside);
    }

    /** The element at a row-major position of what lies in memory or is known. */
    private Scalar flat(Node node, Point point, Affine position) {
        if (Transparency.isKnown(node)) {
            return computed(node, point.at(List.of(position)), List.of());
        }
        return reader.read(new Access(node, point.at(List.of(position)), true));
    }

    private Scalar computed(Node node, Point point, List<RangeCheck> within) {
        if (node.operation() instanceof Elementwise elementwise) {
            List<Scalar> arguments = new ArrayList<>();
            for (int k = 0; k < elementwise.arity(); k++) {
                arguments.add(value(node.argument(k), point, within)
                        .as(elementwise.argumentTypes().get(k)));
            }
            return new Scalar.Apply(elementwise, arguments, node.type().element());
        }
        if (node.operation() instanceof Gather) {
            return gathered(node, point, within);
        }
        if (node.operation() instanceof Constant constant) {
            return constant(constant);
        }
        if (node.operation() instanceof Iota) {
            return new Scalar.IndexNumber(point.indices().get(0));
        }
        if (node.operation() instanceof BatchSize) {
            return new Scalar.BatchSize();
        }
        if (node.operation() instanceof ExampleIndex && point.batch() != null) {
            return new Scalar.IndexNumber(Affine.of(point.batch()));
        }
        return reader.read(new Access(node, point, false));
    }

    private static Scalar constant(Constant constant) {
        return constant.element() == ElementType.BOOLEAN
                ? new Scalar.Truth(constant.value() != 0)
                : new Scalar.Constant(constant.value());
    }
}
