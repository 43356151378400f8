package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.GraphBuilder;

/**
 * A place where a rewrite may apply.
 *
 * @param build where the replacement is written
 * @param node the node to be replaced; its arguments are simplified already
 * @param squares which nodes are sums of squares
 * @param conditions which conditions are known
 */
record Site(GraphBuilder build, Node node, SumsOfSquares squares, KnownConditions conditions) {

    Node argument(int index) {
        return node.argument(index);
    }
}
