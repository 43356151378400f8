package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers the terms of one sum, like ones together, in the order in which they first appear. */
final class SumCollector {

    private final Forms forms;
    private final FormWriter writer;
    private final Map<Node, Coefficient> terms = new LinkedHashMap<>();

    SumCollector(Forms forms, FormWriter writer) {
        this.forms = forms;
        this.writer = writer;
    }

    /** Adds a number times a node that is in normal form. */
    void add(Node node, Coefficient factor) {
        Optional<List<Term>> inner = forms.terms(node);
        for (Term term : inner.orElseGet(() -> List.of(writer.term(node)))) {
            terms.merge(term.core(), term.coefficient().times(factor), Coefficient::plus);
        }
    }

    Node write(Shape shape) {
        List.copyOf(terms.keySet()).forEach(core -> joinSquares(core, shape));
        return writer.sum(terms, shape);
    }

    /** c · sin²u · r + c · cos²u · r = c · r. */
    private void joinSquares(Node core, Shape shape) {
        List<Factor> factors = forms.product(core).factors();
        for (Factor factor : factors) {
            if (factor.exponent() == 2 && factor.base().operation() == Elementwises.SIN) {
                joinWithCosine(core, factors, factor, shape);
                return;
            }
        }
    }

    private void joinWithCosine(Node core, List<Factor> factors, Factor sine, Shape shape) {
        List<Factor> rest = new ArrayList<>(factors);
        rest.remove(sine);
        Node partner = withCosine(rest, sine, shape);
        Coefficient coefficient = terms.get(core);
        if (coefficient != null && coefficient.equals(terms.get(partner))) {
            terms.remove(core);
            terms.remove(partner);
            terms.merge(writer.product(new Product(Coefficient.ONE, rest), shape), coefficient, Coefficient::plus);
        }
    }

    private Node withCosine(List<Factor> rest, Factor sine, Shape shape) {
        Elementwise cosine = Elementwises.COS;
        ProductCollector partner = new ProductCollector(forms, writer);
        rest.forEach(factor -> partner.add(factor.base(), factor.exponent()));
        partner.add(writer.build().apply(cosine, sine.base().argument(0)), 2);
        return partner.write(shape);
    }
}
