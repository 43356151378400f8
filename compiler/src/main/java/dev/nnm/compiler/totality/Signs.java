package dev.nnm.compiler.totality;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.BatchReduce;
import dev.nnm.compiler.op.BatchSize;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Iota;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Reshape;
import dev.nnm.compiler.op.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the signs of nodes whatever the variables are, empty batches aside; exponential functions can become
 * 0.
 */
final class Signs {

    /** The sign of all elements of a node. */
    private enum Sign {
        UNKNOWN,
        NOT_NEGATIVE,
        POSITIVE;

        Sign orLess(Sign other) {
            return compareTo(other) <= 0 ? this : other;
        }

        Sign orMore(Sign other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private final Map<Node, Sign> signs = new HashMap<>();
    /** The bounds of nodes that are made of numbers and indices alone. */
    private final Map<Node, Range> ranges = new HashMap<>();

    /** Notes the sign of a node; its arguments' have been noted. */
    void note(Node node) {
        Optional<Range> range = range(node);
        range.ifPresent(known -> ranges.put(node, known));
        signs.put(node, range.map(Signs::sign).orElseGet(() -> sign(node)));
    }

    private Optional<Range> range(Node node) {
        if (node.operation() instanceof Constant constant) {
            return Range.of(constant.value());
        }
        if (node.operation() instanceof Iota iota) {
            return Range.between(0, Math.max(0, iota.size() - 1));
        }
        List<Range> arguments = node.arguments().stream()
                .map(ranges::get)
                .filter(Objects::nonNull)
                .toList();
        if (arguments.isEmpty() || arguments.size() < node.arguments().size()) {
            return Optional.empty();
        }
        if (node.operation() instanceof View view) {
            boolean outside = view.reachesOutside(node.argument(0).shape());
            return Optional.of(outside ? arguments.get(0).orZero() : arguments.get(0));
        }
        return node.operation() instanceof Elementwise operation ? Range.of(operation, arguments) : Optional.empty();
    }

    private static Sign sign(Range range) {
        return range.low() > 0 ? Sign.POSITIVE : range.low() == 0 ? Sign.NOT_NEGATIVE : Sign.UNKNOWN;
    }

    /** Whether all elements of a node are known to be greater than 0. */
    boolean isPositive(Node node) {
        return of(node) == Sign.POSITIVE;
    }

    /** Whether no element of a node is 0. */
    boolean isNotZero(Node node) {
        Range range = ranges.get(node);
        return isPositive(node) || (range != null && range.isNotZero());
    }

    /** Whether a node is made of numbers and indices alone, and finite. */
    boolean isBounded(Node node) {
        return ranges.containsKey(node);
    }

    private Sign of(Node node) {
        return signs.getOrDefault(node, Sign.UNKNOWN);
    }

    private Sign sign(Node node) {
        if (node.operation() instanceof BatchSize) {
            return Sign.POSITIVE;
        }
        if (node.operation() instanceof Elementwise operation) {
            return sign(operation, node.arguments());
        }
        if (node.operation() instanceof View view) {
            Sign sign = of(node.argument(0));
            return view.reachesOutside(node.argument(0).shape()) ? sign.orLess(Sign.NOT_NEGATIVE) : sign;
        }
        if (isSumOfExponentials(node)) {
            return Sign.POSITIVE;
        }
        boolean keeps = node.operation() instanceof Reshape
                || (node.operation() instanceof Reduce reduce && reduce.kind() != ReductionKind.PRODUCT)
                || node.operation() instanceof BatchReduce;
        return keeps ? of(node.argument(0)) : Sign.UNKNOWN;
    }

    /** Whether a node is sum(exp(x - max(x))), as in a softmax: where x is greatest, the exponential function is 1. */
    private static boolean isSumOfExponentials(Node node) {
        if (!(node.operation() instanceof Reduce sum) || sum.kind() != ReductionKind.SUM) {
            return false;
        }
        Node exponential = node.argument(0);
        if (exponential.operation() != Elementwises.EXP
                || exponential.argument(0).operation() != Elementwises.SUBTRACT) {
            return false;
        }
        Node difference = exponential.argument(0);
        Node shift = shift(difference.argument(1));
        return shift.operation() instanceof Reduce max
                && max.kind() == ReductionKind.MAXIMUM
                && max.axes().equals(sum.axes())
                && shift.argument(0) == difference.argument(0);
    }

    /** What a shift is a view of; it may be 0 where that is not finite. */
    private static Node shift(Node node) {
        if (node.operation() instanceof View || node.operation() instanceof Reshape) {
            return shift(node.argument(0));
        }
        boolean isGuarded = node.operation() == Elementwises.SELECT
                && node.argument(2).operation() instanceof Constant constant
                && constant.value() == 0;
        return isGuarded ? shift(node.argument(1)) : node;
    }

    private Sign sign(Elementwise operation, List<Node> arguments) {
        if (operation == Elementwises.COSH) {
            return Sign.POSITIVE;
        }
        if (operation == Elementwises.ABS) {
            return of(arguments.get(0)).orMore(Sign.NOT_NEGATIVE);
        }
        if (operation == Elementwises.SQRT || operation == Elementwises.ROOT) {
            return of(arguments.get(0));
        }
        if (operation == Elementwises.SELECT) {
            return of(arguments.get(1)).orLess(of(arguments.get(2)));
        }
        if (arguments.size() != 2) {
            return Sign.UNKNOWN;
        }
        return sign(operation, arguments.get(0), arguments.get(1));
    }

    private Sign sign(Elementwise operation, Node left, Node right) {
        Sign least = of(left).orLess(of(right));
        Sign greatest = of(left).orMore(of(right));
        if (operation == Elementwises.ADD) {
            return least == Sign.UNKNOWN ? Sign.UNKNOWN : greatest;
        }
        if (operation == Elementwises.MULTIPLY) {
            return left == right ? of(left).orMore(Sign.NOT_NEGATIVE) : least;
        }
        if (operation == Elementwises.DIVIDE || operation == Elementwises.MINIMUM) {
            return least;
        }
        if (operation == Elementwises.MAXIMUM) {
            return greatest;
        }
        if (operation == Elementwises.POWER) {
            return power(left, right);
        }
        return Sign.UNKNOWN;
    }

    /** A power with an exponent that varies is an exponential function. */
    private Sign power(Node base, Node exponent) {
        Range range = ranges.get(exponent);
        if (range == null) {
            return of(base).orLess(Sign.NOT_NEGATIVE);
        }
        boolean isEven = range.isNumber() && range.low() % 2 == 0;
        return isEven ? of(base).orMore(Sign.NOT_NEGATIVE) : of(base);
    }
}
