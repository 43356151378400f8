package dev.nnm.compiler.loop.lower;

import dev.nnm.compiler.graph.Node;

/**
 * An element of a kept node that a part reads.
 *
 * @param node the node
 * @param point the element, in terms of the reading part's indices; if {@code flat}, the one index is the row-major
 *     position
 * @param flat whether the element is given by its position in memory
 */
record Access(Node node, Point point, boolean flat) {}
