package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.loop.Affine;
import dev.nnm.compiler.loop.RangeCheck;
import dev.nnm.compiler.loop.Scalar;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private final Materialization plan;
    private final Reader reader;

    Inliner(Materialization plan, Reader reader) {
        this.plan = plan;
        this.reader = reader;
    }

    /** The element, read if the node is kept and computed otherwise. */
    Scalar value(Node node, Point point) {
        return plan.isKept(node) ? reader.read(new Access(node, point, false)) : definition(node, point);
    }

    /** The element, computed by the node's own operation. */
    Scalar definition(Node node, Point point) {
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
            addChecks(checks, inner, innerPoint);
            inner = inner.argument(0);
            if (plan.isKept(inner)) {
                return guarded(checks, reader.read(new Access(inner, innerPoint, false)));
            }
        }
        return guarded(checks, computed(inner, innerPoint));
    }

    private static List<Affine> compose(List<AffineIndex> source, Point point) {
        List<Affine> composed = new ArrayList<>();
        for (AffineIndex index : source) {
            Affine sum = Affine.constant(index.offset());
            for (int axis = 0; axis < point.indices().size(); axis++) {
                sum = sum.plus(point.indices().get(axis).times(index.coefficient(axis)));
            }
            composed.add(sum);
        }
        return composed;
    }

    private static void addChecks(List<RangeCheck> checks, Node node, Point source) {
        if (node.operation() instanceof View) {
            for (int axis = 0; axis < source.indices().size(); axis++) {
                RangeCheck check = new RangeCheck(
                        source.indices().get(axis), node.argument(0).shape().size(axis));
                if (check.isNeeded()) {
                    checks.add(check);
                }
            }
        }
    }

    private static Scalar guarded(List<RangeCheck> checks, Scalar inside) {
        return checks.isEmpty() ? inside : new Scalar.Guarded(checks, inside);
    }

    /** The element at a row-major position of what lies in memory or is known. */
    private Scalar flat(Node node, Point point, Affine position) {
        boolean known = node.operation() instanceof Constant
                || node.operation() instanceof Iota
                || node.operation() instanceof BatchSize;
        if (known) {
            return computed(node, point.at(List.of(position)));
        }
        return reader.read(new Access(node, point.at(List.of(position)), true));
    }

    private Scalar computed(Node node, Point point) {
        if (node.operation() instanceof Elementwise elementwise) {
            List<Scalar> arguments = new ArrayList<>();
            for (int k = 0; k < elementwise.arity(); k++) {
                arguments.add(value(node.argument(k), point)
                        .as(elementwise.argumentTypes().get(k)));
            }
            return new Scalar.Apply(elementwise, arguments, node.type().element());
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
        return reader.read(new Access(node, point, false));
    }

    private static Scalar constant(Constant constant) {
        return constant.element() == ElementType.BOOLEAN
                ? new Scalar.Truth(constant.value() != 0)
                : new Scalar.Constant(constant.value());
    }
}
