package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;

/**
 * A number times a node, in a sum.
 *
 * @param coefficient the number
 * @param core a product without a number, or the constant 1
 */
record Term(Coefficient coefficient, Node core) {}
