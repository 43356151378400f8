package dev.nnm.compiler.random;

import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.Broadcasting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an expression may use.
 *
 * @param tensors names and shapes of tensors
 * @param functions calls of functions that act on each element, as templates
 * @param labels names of class labels, and how many classes there are
 */
record Scope(Map<String, Shape> tensors, List<String> functions, Map<String, Integer> labels) {

    /** Nothing. */
    static final Scope EMPTY = new Scope(Map.of(), List.of(), Map.of());

    /** With another tensor. */
    Scope with(String name, Shape shape) {
        Map<String, Shape> more = new LinkedHashMap<>(tensors);
        more.put(name, shape);
        return new Scope(more, functions, labels);
    }

    /** With another function. */
    Scope withFunction(String template) {
        List<String> more = new ArrayList<>(functions);
        more.add(template);
        return new Scope(tensors, more, labels);
    }

    /** With a class label. */
    Scope withLabel(String name, int classes) {
        Map<String, Integer> more = new LinkedHashMap<>(labels);
        more.put(name, classes);
        return new Scope(tensors, functions, more);
    }

    /** The names of tensors of a shape. */
    List<String> ofShape(Shape shape) {
        return tensors.entrySet().stream()
                .filter(entry -> entry.getValue().equals(shape))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The names of tensors that are broadcast to a shape; for a scalar, all names. */
    List<String> fitting(Shape shape) {
        return tensors.entrySet().stream()
                .filter(entry -> shape.isScalar()
                        || Broadcasting.common(entry.getValue(), shape).equals(Optional.of(shape)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
