package dev.nnm.compiler.simplify;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Elementwises;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the factors of one product, powers of the same base together. */
final class ProductCollector {

    private final Forms forms;
    private final FormWriter writer;
    private final Map<Node, Double> exponents = new LinkedHashMap<>();
    private Coefficient coefficient = Coefficient.ONE;

    ProductCollector(Forms forms, FormWriter writer) {
        this.forms = forms;
        this.writer = writer;
    }

    /** Multiplies by a number. */
    void scale(Coefficient number) {
        coefficient = coefficient.times(number);
    }

    /** Multiplies by a power of a node that is in normal form. */
    void add(Node node, double exponent) {
        Product product = forms.product(node);
        if (!distributes(product, exponent)) {
            multiply(node, exponent);
            return;
        }
        coefficient = coefficient.times(product.coefficient().power(exponent));
        if (Forms.isSmall(product)) {
            product.factors().forEach(factor -> multiply(factor.base(), factor.exponent() * exponent));
        } else {
            multiply(writer.term(node).core(), exponent);
        }
    }

    /** (c · aᵖ · bᵠ)ⁿ = cⁿ · aᵖⁿ · bᵠⁿ for whole n; not for others: (x²)^0.5 is |x|. */
    private static boolean distributes(Product product, double exponent) {
        if (!Factor.isWhole(exponent)) {
            return false;
        }
        Coefficient power = product.coefficient().power(exponent);
        boolean vanishes = power.isZero() && !product.coefficient().isZero();
        return power.isFinite() && !vanishes;
    }

    private void multiply(Node base, double exponent) {
        exponents.merge(base, exponent, Double::sum);
    }

    Node write(Shape shape) {
        settle();
        joinExponentials();
        List<Factor> factors = factors();
        factors.sort(Comparator.comparingInt(factor -> factor.base().id()));
        return writer.product(new Product(coefficient, coefficient.isZero() ? List.of() : factors), shape);
    }

    private void settle() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Factor factor : factors()) {
                changed |= reduce(factor.base(), factor.exponent());
            }
        }
    }

    private List<Factor> factors() {
        List<Factor> factors = new ArrayList<>();
        exponents.forEach((base, exponent) -> factors.add(new Factor(base, exponent)));
        return factors;
    }

    /** Replaces a power by a simpler form, if there is one. */
    private boolean reduce(Node base, double exponent) {
        if (exponent == 0) {
            exponents.remove(base);
            return true;
        }
        Product product = forms.product(base);
        if (!product.isAtom(base) && Forms.isSmall(product) && distributes(product, exponent)) {
            exponents.remove(base);
            add(base, exponent);
            return true;
        }
        return exponent % 2 == 0 && reduceEven(base, exponent);
    }

    /** √u² = u and |u|² = u². */
    private boolean reduceEven(Node base, double exponent) {
        boolean isRoot = base.operation() == Elementwises.SQRT || base.operation() == Elementwises.ROOT;
        if (!isRoot && base.operation() != Elementwises.ABS) {
            return false;
        }
        exponents.remove(base);
        add(base.argument(0), isRoot ? exponent / 2 : exponent);
        return true;
    }

    /** (eᵘ)ᵃ · (eᵛ)ᵇ = e^(a·u + b·v). */
    private void joinExponentials() {
        List<Factor> exponentials = factors().stream()
                .filter(factor -> factor.base().operation() == Elementwises.EXP)
                .toList();
        if (exponentials.isEmpty()
                || (exponentials.size() == 1 && exponentials.get(0).exponent() == 1)) {
            return;
        }
        SumCollector sum = new SumCollector(forms, writer);
        for (Factor factor : exponentials) {
            exponents.remove(factor.base());
            sum.add(factor.base().argument(0), Coefficient.of(factor.exponent()));
        }
        Node total = sum.write(exponentials.get(0).base().shape());
        if (!forms.product(total).coefficient().isZero()) {
            multiply(writer.build().apply(Elementwises.EXP, total), 1);
        }
    }
}
