package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A writer of expressions inside index notation: it knows elements of the tensors in scope at indices that stay inside
 * them, or are padded.
 *
 * @param outside the writer of what stands around
 * @param indices how many values each index has, from 0 on
 */
record Indexed(TermWriter outside, Map<String, Integer> indices) {

    private static final int MOST = 8;

    /** No index yet. */
    Indexed(TermWriter outside) {
        this(outside, Map.of());
    }

    /** One more index. */
    Indexed with(String index, int size) {
        Map<String, Integer> more = new LinkedHashMap<>(indices);
        more.put(index, size);
        return new Indexed(outside, more);
    }

    /** The writer of an expression at these indices. */
    TermWriter writer() {
        Scope scope = outside.scope();
        int known = 0;
        for (Map.Entry<String, Shape> tensor : outside.scope().tensors().entrySet()) {
            if (tensor.getValue().rank() > 0 && known++ < MOST) {
                scope = withElement(scope, tensor.getKey(), tensor.getValue());
            }
        }
        for (String index : indices.keySet()) {
            scope = scope.with("(0.3 * " + index + ")", Shape.SCALAR);
        }
        return outside.in(scope);
    }

    private Scope withElement(Scope scope, String tensor, Shape shape) {
        Choices choices = outside.choices();
        int axes = 1 + choices.below(shape.rank());
        List<String> subscripts = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            subscripts.add(subscript(shape.size(axis)));
        }
        Shape element = new Shape(shape.sizes().subList(axes, shape.rank()));
        String padding = choices.once(6) ? choices.pick(List.of(" pad 0", " pad edge", " pad wrap", " pad 1.5")) : "";
        if (!padding.isEmpty()) {
            subscripts.set(0, subscripts.get(0) + " - 1");
        }
        String access = tensor + "[" + String.join(", ", subscripts) + padding + "]";
        return scope.with(access, element);
    }

    /** An index expression that stays below a size. */
    private String subscript(int size) {
        Choices choices = outside.choices();
        List<String> possible = new ArrayList<>();
        indices.forEach((index, count) -> {
            if (count <= size) {
                possible.add(index);
                possible.add(size - 1 + " - " + index);
                possible.add(index + " + " + (size - count));
            }
            if (2 * count - 1 <= size) {
                possible.add("2 * " + index);
            }
        });
        return possible.isEmpty() || choices.once(6) ? Integer.toString(choices.below(size)) : choices.pick(possible);
    }
}
