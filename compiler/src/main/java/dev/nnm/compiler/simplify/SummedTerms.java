package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.View;
import java.util.Set;

/**
 * What a sum adds up, where that is seen through a view or as it is.
 *
 * @param node the terms
 * @param view how the sum sees them
 */
record SummedTerms(Node node, View view) {

    static SummedTerms of(Node sum) {
        Node seen = sum.argument(0);
        return seen.operation() instanceof View view
                ? new SummedTerms(seen.argument(0), view)
                : new SummedTerms(seen, View.corner(seen.shape()));
    }

    /** Whether the view adds zeros of its own. */
    boolean reachOutside() {
        return view.reachesOutside(node.shape());
    }

    /** The axes of the terms that a sum of them goes over. */
    Set<Integer> axes(Node sum) {
        return SumsOfProducts.summed(sum, view);
    }
}
