package dev.nnm.teach.subject;

import dev.nnm.compiler.check.CheckedModel.NamedNode;
import dev.nnm.compiler.graph.Graph;
import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.compiler.op.AffineIndex;
import dev.nnm.compiler.op.GraphBuilder;
import dev.nnm.compiler.op.View;
import dev.nnm.runtime.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One number of a variable.
 *
 * @param variable the variable's name
 * @param position its row-major position
 * @param text as users write it: {@code x1}, {@code W[0, 1]}
 */
public record Element(String variable, int position, String text) {

    /** No axis is as long as a number with more digits. */
    private static final int LONGEST_INDEX = 9;

    private static final Pattern WRITTEN = Pattern.compile("([^\\[]+?)\\s*(?:\\[([\\d,\\s]*)\\])?");

    /** The element of a variable at a row-major position. */
    public static Element of(NamedNode variable, int position) {
        Shape shape = variable.node().shape();
        if (shape.isScalar()) {
            return new Element(variable.name(), 0, variable.name());
        }
        String indices = indices(position, shape).stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new Element(variable.name(), position, variable.name() + "[" + indices + "]");
    }

    private static List<Integer> indices(int position, Shape shape) {
        List<Integer> indices = new ArrayList<>();
        int rest = position;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            indices.add(0, rest % shape.size(axis));
            rest /= shape.size(axis);
        }
        return indices;
    }

    /** What a tensor of the variable's shape has in this place, such as its derivative. */
    public Node in(Graph graph, Node tensor) {
        List<AffineIndex> indices = indices(position, tensor.shape()).stream()
                .map(index -> AffineIndex.fixed(index, 0))
                .toList();
        return new GraphBuilder(graph).view(new View(Shape.SCALAR, indices), tensor);
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
        if (indices.size() != shape.rank()
                || indices.stream().anyMatch(index -> index.isEmpty() || index.length() > LONGEST_INDEX)) {
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
