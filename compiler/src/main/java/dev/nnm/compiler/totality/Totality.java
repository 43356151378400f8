package dev.nnm.compiler.totality;

import dev.nnm.compiler.graph.ElementType;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Operation;
import dev.nnm.compiler.op.Bound;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Scan;
import dev.nnm.compiler.op.ScanBody;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which nodes have a finite value and finite derivatives whatever the variables are, overflow aside. Adjoints of such
 * nodes need no guards: zero times a finite factor is zero. A condition is true or false whatever it compares.
 */
public final class Totality {

    private static final Set<Operation> NEED_POSITIVE = Set.of(Elementwises.SQRT, Elementwises.ROOT, Elementwises.LN);

    private Totality() {}

    /** The total nodes among {@code ordered} (arguments first); what a loop is given may be anything. */
    public static Set<Node> of(List<Node> ordered) {
        return of(ordered, Set.of());
    }

    /**
     * The total nodes among those of a loop's body.
     *
     * @param ordered nodes of the body, arguments first
     * @param outside the arguments of the loop that are total
     */
    public static Set<Node> inLoop(Graph graph, Node scan, List<Node> ordered, Set<Node> outside) {
        return of(ordered, bound(graph, scan, outside));
    }

    private static Set<Node> of(List<Node> ordered, Set<Node> bound) {
        Set<Node> total = new HashSet<>();
        Signs signs = new Signs();
        for (Node node : ordered) {
            signs.note(node);
            boolean isKnown = !(node.operation() instanceof Bound) || bound.contains(node);
            boolean isTotal = isKnown && isTotal(node, signs) && total.containsAll(node.arguments());
            if (isTotal || node.type().element() == ElementType.BOOLEAN) {
                total.add(node);
            }
        }
        return total;
    }

    /** The bound nodes of a loop that stand for total values: states are, if they begin so and remain so. */
    private static Set<Node> bound(Graph graph, Node scan, Set<Node> outside) {
        ScanBody body = Scan.body(scan);
        Set<Node> bound = new HashSet<>();
        for (int k = 0; k < body.bound().size(); k++) {
            if (outside.contains(scan.argument(k))) {
                bound.add(body.bound().get(k));
            }
        }
        List<Node> ordered = graph.reachable(body.next());
        while (removeChanged(body, of(ordered, bound), bound)) {
            // A state that is not total may make others so.
        }
        return bound;
    }

    private static boolean removeChanged(ScanBody body, Set<Node> total, Set<Node> bound) {
        boolean removed = false;
        for (int k = 0; k < body.states().size(); k++) {
            removed |= !total.contains(body.next().get(k))
                    && bound.remove(body.states().get(k));
        }
        return removed;
    }

    private static boolean isTotal(Node node, Signs signs) {
        if (node.operation() == Elementwises.POWER) {
            return isWholeAndPositive(node.argument(1)) || isBoundedPower(node, signs);
        }
        if (node.operation() == Elementwises.DIVIDE) {
            return signs.isNotZero(node.argument(1));
        }
        if (NEED_POSITIVE.contains(node.operation())) {
            return signs.isPositive(node.argument(0));
        }
        if (node.operation() instanceof Reduce reduce) {
            return reduce.kind() != ReductionKind.PRODUCT;
        }
        if (node.operation() instanceof Scan) {
            return false;
        }
        if (node.operation() instanceof Constant constant) {
            return Double.isFinite(constant.value());
        }
        return !(node.operation() instanceof Elementwise elementwise) || elementwise.isTotal();
    }

    /** Whether a base that is positive has a bounded exponent; not so that numbers alone overflow. */
    private static boolean isBoundedPower(Node power, Signs signs) {
        return signs.isPositive(power.argument(0))
                && signs.isBounded(power.argument(1))
                && (signs.isBounded(power) || !signs.isBounded(power.argument(0)));
    }

    private static boolean isWholeAndPositive(Node exponent) {
        return exponent.operation() instanceof Constant constant
                && constant.value() >= 1
                && constant.value() == Math.rint(constant.value());
    }
}
