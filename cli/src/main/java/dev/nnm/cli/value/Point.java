package dev.nnm.cli.value;

import dev.nnm.compiler.problem.Suggestions;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The given values, checked against the names and shapes of a model. */
public final class Point {

    private Point() {}

    /**
     * Checks names, shapes and sizes.
     *
     * @param given the values by name
     * @param shapes every name that may have a value, with its shape
     * @param precision of the model, in which finite values must be finite
     * @return the elements by name, row-major
     * @throws UserError for a name that the model lacks or a wrong shape, or a number that is too large
     */
    public static Map<String, double[]> of(
            Map<String, Value> given, Map<String, List<Integer>> shapes, Precision precision) {
        Map<String, double[]> point = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            check(name, value, shapes);
            value.elements().stream()
                    .filter(element -> Double.isFinite(element) && !precision.isFinite(element))
                    .findFirst()
                    .ifPresent(element -> {
                        throw new UserError("--at: " + Value.tooLarge(element.toString(), name, precision));
                    });
            point.put(name, value.toArray());
        });
        return point;
    }

    private static void check(String name, Value value, Map<String, List<Integer>> shapes) {
        List<Integer> shape = shapes.get(name);
        if (shape == null) {
            throw new UserError("--at: the model has no variable \"" + name + "\""
                    + Suggestions.nearest(name, shapes.keySet())
                            .map(question -> ", " + question)
                            .orElse(": it has " + String.join(", ", shapes.keySet())));
        }
        if (!shape.equals(value.shape())) {
            throw new UserError("--at: " + name + " is " + ShapeText.of(shape)
                    + " in the model, but the value given is " + ShapeText.of(value.shape()));
        }
    }
}
