package dev.nnm.compiler.notation;

import dev.nnm.compiler.op.AffineIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A position on an axis: offset + Σ factor · index.
 *
 * @param offset the position where all indices are 0
 * @param factors by the indices' names
 */
record Subscript(int offset, Map<String, Integer> factors) {

    static Subscript index(String name) {
        return new Subscript(0, Map.of(name, 1));
    }

    /** The position a distance further. */
    Subscript plus(int distance) {
        return new Subscript(offset + distance, factors);
    }

    /** An affine function of positions. */
    static Subscript of(AffineIndex function, List<Subscript> at) {
        int offset = function.offset();
        Map<String, Integer> factors = new LinkedHashMap<>();
        for (int axis = 0; axis < at.size(); axis++) {
            int coefficient = function.coefficient(axis);
            if (coefficient != 0) {
                offset += coefficient * at.get(axis).offset;
                at.get(axis).factors.forEach((name, factor) -> factors.merge(name, coefficient * factor, Integer::sum));
            }
        }
        factors.values().removeIf(factor -> factor == 0);
        return new Subscript(offset, factors);
    }

    Piece written(Style style) {
        List<String> terms = new ArrayList<>();
        factors.forEach((name, factor) -> addTerm(terms, factor, style.multiple(Math.abs(factor), style.name(name))));
        if (offset != 0 || terms.isEmpty()) {
            addTerm(terms, offset, String.valueOf(Math.abs(offset)));
        }
        String text = String.join(" ", terms);
        if (terms.size() > 1 || text.startsWith("-")) {
            return new Piece(text, Precedence.SUM);
        }
        boolean isMultiple = factors.values().stream().anyMatch(factor -> factor != 1);
        return new Piece(text, isMultiple ? Precedence.PRODUCT : Precedence.ATOM);
    }

    /** Adds a term with its sign; the first positive one leads. */
    private static void addTerm(List<String> terms, int sign, String text) {
        boolean leadIsNegative = !terms.isEmpty() && terms.get(0).startsWith("-");
        if (terms.isEmpty()) {
            terms.add(sign < 0 ? "-" + text : text);
        } else if (leadIsNegative && sign > 0) {
            terms.set(0, "- " + terms.get(0).substring(1));
            terms.add(0, text);
        } else {
            terms.add((sign < 0 ? "- " : "+ ") + text);
        }
    }
}
