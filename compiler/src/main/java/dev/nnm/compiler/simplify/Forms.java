package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.op.Constant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sums and products that were written are made of. */
final class Forms {

    /** Larger sums and products that occur several times are not taken apart again: that keeps the whole linear. */
    private static final int SMALL = 8;

    private final Map<Node, Product> products = new HashMap<>();
    private final Map<Node, List<Term>> sums = new HashMap<>();

    void recordProduct(Node node, Product product) {
        products.put(node, product);
    }

    void recordSum(Node node, List<Term> terms) {
        if (terms.size() <= SMALL) {
            sums.put(node, terms);
        }
    }

    Product product(Node node) {
        if (node.operation() instanceof Constant constant && Double.isFinite(constant.value())) {
            return new Product(Coefficient.of(constant.value()), List.of());
        }
        return products.getOrDefault(node, Product.atom(node));
    }

    /** The terms of a sum, unless there are too many; nothing for what is no sum. */
    Optional<List<Term>> terms(Node node) {
        return Optional.ofNullable(sums.get(node));
    }

    static boolean isSmall(Product product) {
        return product.factors().size() <= SMALL;
    }
}
