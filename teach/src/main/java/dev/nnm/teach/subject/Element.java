package dev.nnm.teach.subject;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.runtime.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One number of a variable.
 *
 * @param variable the variable's name
 * @param position its row-major position
 * @param text as users write it: {@code x1}, {@code W[0, 1]}
 */
public record Element(String variable, int position, String text) {

    private static final Pattern WRITTEN = Pattern.compile("([^\\[]+?)\\s*(?:\\[([\\d,\\s]*)\\])?");

    /** The element of a variable at a row-major position. */
    public static Element of(NamedNode variable, int position) {
        Shape shape = variable.node().shape();
        if (shape.isScalar()) {
            return new Element(variable.name(), 0, variable.name());
        }
        List<String> indices = new ArrayList<>();
        int rest = position;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            indices.add(0, String.valueOf(rest % shape.size(axis)));
            rest /= shape.size(axis);
        }
        return new Element(variable.name(), position, variable.name() + "[" + String.join(", ", indices) + "]");
    }

    /** All elements of variables. */
    public static List<Element> all(List<NamedNode> variables) {
        List<Element> all = new ArrayList<>();
        for (NamedNode variable : variables) {
            long count = variable.node().shape().elementCount();
            for (int i = 0; i < count; i++) {
                all.add(of(variable, i));
            }
        }
        return all;
    }

    /** The name of the variable in a text such as {@code W[0, 1]}. */
    public static String variableIn(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }

    /**
     * The element that a text names; without an index the only one, or the first.
     *
     * @throws UserError if the index does not fit the variable
     */
    public static Element parse(String text, NamedNode variable) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches() || matcher.group(2) == null) {
            return of(variable, 0);
        }
        Shape shape = variable.node().shape();
        List<String> indices = Arrays.stream(matcher.group(2).split(",", -1))
                .map(String::strip)
                .toList();
        if (indices.size() != shape.rank() || indices.contains("")) {
            throw doesNotFit(text, shape);
        }
        int position = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            int index = Integer.parseInt(indices.get(axis));
            if (index >= shape.size(axis)) {
                throw doesNotFit(text, shape);
            }
            position = position * shape.size(axis) + index;
        }
        return of(variable, position);
    }

    private static UserError doesNotFit(String text, Shape shape) {
        return new UserError(text + " is no element: the shape is " + shape + ", and indices count from 0");
    }
}
