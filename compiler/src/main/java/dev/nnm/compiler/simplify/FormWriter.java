package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.GraphBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes sums and products as people do: numbers first, negative powers as a denominator, negative terms subtracted, a
 * positive term in front. Sums of the same terms are written once, whatever the order in which they came.
 */
final class FormWriter {

    private final GraphBuilder build;
    private final Forms forms;
    private final Map<Map<Node, Coefficient>, Node> written = new HashMap<>();
    private final Map<Node, Term> terms = new HashMap<>();

    FormWriter(Graph graph, Forms forms) {
        this.build = new GraphBuilder(graph);
        this.forms = forms;
    }

    /** A node as a number times the rest. */
    Term term(Node node) {
        Term known = terms.get(node);
        if (known == null) {
            known = newTerm(node);
            terms.put(node, known);
        }
        return known;
    }

    private Term newTerm(Node node) {
        Product product = forms.product(node);
        return new Term(product.coefficient(), product(product.withCoefficient(Coefficient.ONE), node.shape()));
    }

    Node product(Product product, Shape shape) {
        Node node = product.coefficient().isZero() ? build.constant(0, shape) : quotient(product, shape);
        forms.recordProduct(node, product);
        return node;
    }

    private Node quotient(Product product, Shape shape) {
        Coefficient coefficient = product.coefficient();
        Node numerators = chain(product.factors(), 1);
        Node denominators = chain(product.factors(), -1);
        boolean isNegated = numerators != null && coefficient.numerator() == -1;
        Node top = scaled(isNegated ? 1 : coefficient.numerator(), numerators, shape);
        boolean isQuotient = denominators != null || coefficient.denominator() != 1;
        Node quotient = isQuotient ? build.divide(top, scaled(coefficient.denominator(), denominators, shape)) : top;
        return isNegated ? build.negate(quotient) : quotient;
    }

    private Node scaled(double number, @Nullable Node node, Shape shape) {
        if (node == null) {
            return build.constant(number, shape);
        }
        return number == 1 ? node : build.multiply(build.constant(number), node);
    }

    /** The product of the factors whose exponents have the given sign, without that sign. */
    private @Nullable Node chain(List<Factor> factors, int sign) {
        Node product = null;
        for (Factor factor : factors) {
            if (factor.exponent() * sign > 0) {
                Node power = power(factor.base(), factor.exponent() * sign);
                product = product == null ? power : build.multiply(product, power);
            }
        }
        return product;
    }

    private Node power(Node base, double exponent) {
        return exponent == 1 ? base : build.power(base, build.constant(exponent));
    }

    /** The sum of the terms; a term whose number is 0 is left out. */
    Node sum(Map<Node, Coefficient> terms, Shape shape) {
        List<Term> order = new ArrayList<>();
        terms.forEach((core, coefficient) -> {
            if (!coefficient.isZero()) {
                order.add(new Term(coefficient, core));
            }
        });
        if (order.isEmpty()) {
            return build.constant(0, shape);
        }
        if (order.size() == 1) {
            return product(scaledProduct(order.get(0).core(), order.get(0).coefficient()), shape);
        }
        Map<Node, Coefficient> key = new HashMap<>();
        order.forEach(term -> key.put(term.core(), term.coefficient()));
        return written.computeIfAbsent(key, k -> chainOfTerms(positiveFirst(order), shape));
    }

    private static List<Term> positiveFirst(List<Term> terms) {
        List<Term> order = new ArrayList<>(terms);
        for (int i = 0; i < order.size(); i++) {
            if (!order.get(i).coefficient().isNegative()) {
                order.add(0, order.remove(i));
                return order;
            }
        }
        return order;
    }

    private Node chainOfTerms(List<Term> terms, Shape shape) {
        Term first = terms.get(0);
        Node sum = product(scaledProduct(first.core(), first.coefficient()), shape);
        for (Term term : terms.subList(1, terms.size())) {
            Node next = product(scaledProduct(term.core(), term.coefficient().absolute()), shape);
            sum = term.coefficient().isNegative() ? build.subtract(sum, next) : build.add(sum, next);
        }
        forms.recordSum(sum, terms);
        return sum;
    }

    private Product scaledProduct(Node core, Coefficient coefficient) {
        Product product = forms.product(core);
        return product.withCoefficient(product.coefficient().times(coefficient));
    }

    GraphBuilder build() {
        return build;
    }
}
