package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import java.util.List;

/**
 * A number times powers of different bases.
 *
 * @param coefficient the number
 * @param factors the powers, in the order of their bases' ids, so that equal products are written equally
 */
record Product(Coefficient coefficient, List<Factor> factors) {

    /** Copies the list. */
    Product {
        factors = List.copyOf(factors);
    }

    /** A node taken as one factor. */
    static Product atom(Node node) {
        return new Product(Coefficient.ONE, List.of(new Factor(node, 1)));
    }

    /** Whether this says no more than the node itself. */
    boolean isAtom(Node node) {
        return equals(atom(node));
    }

    Product withCoefficient(Coefficient other) {
        return new Product(other, factors);
    }
}
