package dev.nnm.compiler.derive;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Reduce;
import dev.nnm.compiler.op.ReductionKind;
import dev.nnm.compiler.op.Scan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which nodes have a finite value and finite derivatives whatever the variables are, overflow aside. Adjoints of such
 * nodes need no guards: zero times a finite factor is zero.
 */
final class Totality {

    private Totality() {}

    /** The total nodes among {@code ordered} (arguments first). */
    static Set<Node> of(List<Node> ordered) {
        Set<Node> total = new HashSet<>();
        for (Node node : ordered) {
            if (isTotal(node) && total.containsAll(node.arguments())) {
                total.add(node);
            }
        }
        return total;
    }

    private static boolean isTotal(Node node) {
        if (node.operation() == Elementwises.POWER) {
            return node.argument(1).operation() instanceof Constant exponent
                    && exponent.value() >= 1
                    && exponent.value() == Math.rint(exponent.value());
        }
        if (node.operation() instanceof Reduce reduce) {
            return reduce.kind() != ReductionKind.PRODUCT;
        }
        if (node.operation() instanceof Scan) {
            return false;
        }
        return !(node.operation() instanceof Elementwise elementwise) || elementwise.isTotal();
    }
}
