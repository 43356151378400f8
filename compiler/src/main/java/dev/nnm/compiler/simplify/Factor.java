package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;

/**
 * A power in a product.
 *
 * @param base what is raised
 * @param exponent to which power; negative in the denominator
 */
record Factor(Node base, double exponent) {

    static boolean isWhole(double exponent) {
        return Math.rint(exponent) == exponent;
    }
}
