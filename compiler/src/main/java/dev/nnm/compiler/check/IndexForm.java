package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.IndexVariable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A subscript as an affine function of indices: offset + Σ coefficient · index.
 *
 * @param offset its value where all indices are 0
 * @param coefficients the factors of the indices on which it depends; none is 0
 */
record IndexForm(int offset, Map<Node, Integer> coefficients) {

    /** Deeper expressions are not looked into: subscripts that people write are short. */
    private static final int DEEPEST = 40;

    /** The form of a number, if it has one with whole coefficients. */
    static Optional<IndexForm> of(Node node, Constancy constancy) {
        try {
            return of(node, constancy, 0);
        } catch (ArithmeticException overflow) {
            return Optional.empty();
        }
    }

    private static Optional<IndexForm> of(Node node, Constancy constancy, int depth) {
        if (depth > DEEPEST || !node.shape().isScalar()) {
            return Optional.empty();
        }
        if (constancy.isConstant(node)) {
            return constancy
                    .scalar(node)
                    .filter(IndexForm::isWhole)
                    .map(value -> new IndexForm(value.intValue(), Map.of()));
        }
        if (node.operation() instanceof IndexVariable) {
            return Optional.of(new IndexForm(0, Map.of(node, 1)));
        }
        if (node.operation() == Elementwises.NEGATE) {
            return of(node.argument(0), constancy, depth + 1).map(form -> form.times(-1));
        }
        boolean isSum = node.operation() == Elementwises.ADD || node.operation() == Elementwises.SUBTRACT;
        if (!isSum && node.operation() != Elementwises.MULTIPLY) {
            return Optional.empty();
        }
        Optional<IndexForm> a = of(node.argument(0), constancy, depth + 1);
        Optional<IndexForm> b = a.isEmpty() ? a : of(node.argument(1), constancy, depth + 1);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        if (isSum) {
            return Optional.of(a.get().plus(b.get(), node.operation() == Elementwises.ADD ? 1 : -1));
        }
        if (a.get().isKnown()) {
            return Optional.of(b.get().times(a.get().offset));
        }
        return b.get().isKnown() ? Optional.of(a.get().times(b.get().offset)) : Optional.empty();
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
    }

    /** Whether it depends on no index. */
    boolean isKnown() {
        return coefficients.isEmpty();
    }

    /** Whether it is one of the indices, without factor and offset. */
    boolean isIndexAlone() {
        return offset == 0
                && coefficients.size() == 1
                && coefficients.values().iterator().next() == 1;
    }

    int coefficient(Node index) {
        return coefficients.getOrDefault(index, 0);
    }

    private IndexForm times(int factor) {
        return new IndexForm(0, Map.of()).plus(this, factor);
    }

    IndexForm plus(IndexForm other, int factor) {
        Map<Node, Integer> sums = new LinkedHashMap<>(coefficients);
        other.coefficients.forEach(
                (index, coefficient) -> sums.merge(index, Math.multiplyExact(factor, coefficient), Math::addExact));
        sums.values().removeIf(coefficient -> coefficient == 0);
        return new IndexForm(Math.addExact(offset, Math.multiplyExact(factor, other.offset)), sums);
    }

    /** Without one of the indices. */
    IndexForm without(Node index) {
        Map<Node, Integer> others = new LinkedHashMap<>(coefficients);
        others.remove(index);
        return new IndexForm(offset, others);
    }

    /** The least value; all its indices are among {@code values}. */
    long least(Map<Node, IndexValues> values) {
        return extreme(values, -1);
    }

    /** The greatest value; all its indices are among {@code values}. */
    long greatest(Map<Node, IndexValues> values) {
        return extreme(values, 1);
    }

    private long extreme(Map<Node, IndexValues> values, int sign) {
        long value = offset;
        for (Map.Entry<Node, Integer> term : coefficients.entrySet()) {
            IndexValues range = values.get(term.getKey());
            if (range == null) {
                throw new IllegalStateException("no values for " + term.getKey());
            }
            int extreme = Integer.signum(term.getValue()) == sign ? range.last() : range.first();
            value += (long) term.getValue() * extreme;
        }
        return value;
    }

    /** The number itself, written in the simplest way. */
    Node write(GraphBuilder build) {
        Node sum = null;
        for (Map.Entry<Node, Integer> term : coefficients.entrySet()) {
            Node index = term.getKey();
            Node product = term.getValue() == 1 ? index : build.multiply(build.constant(term.getValue()), index);
            sum = sum == null ? product : build.add(sum, product);
        }
        if (sum == null) {
            return build.constant(offset);
        }
        return offset == 0 ? sum : build.add(sum, build.constant(offset));
    }
}
