package dev.nnm.compiler.check;

import dev.nnm.compiler.graph.Node;
import dev.nnm.compiler.graph.Shape;
import dev.nnm.runtime.Initializer;
import java.util.List;

/** What an expression of the language can denote. */
sealed interface Value {

    /** A tensor of numbers or truth values. */
    record Tensor(Node node) implements Value {}

    /** A node as a value. */
    static Value of(Node node) {
        return new Tensor(node);
    }

    /** A class label or a tensor of them: its index among the classes, as a number. */
    record Label(Node node, List<String> classes) implements Value {}

    /** A string. */
    record Text(String text) implements Value {}

    /** Several values at once: two or more. */
    record Tuple(List<Value> elements) implements Value {

        /** Copies the elements. */
        public Tuple {
            elements = List.copyOf(elements);
        }
    }

    /** The size of a dimension that has a name: a known number. */
    record Dimension(String name, Node size) implements Value {}

    /** A function, of the user's, of the library or built in. */
    record Function(Callable callable) implements Value {}

    /** A way to set parameters before training. */
    record InitialValues(Initializer initializer) implements Value {}

    /** In words, for messages: {@code a number}, {@code a tensor of shape [3]}, … */
    default String describe() {
        if (this instanceof Tensor tensor) {
            return Describe.tensor(tensor.node());
        }
        if (this instanceof Dimension dimension) {
            return Describe.tensor(dimension.size());
        }
        if (this instanceof Label label) {
            Shape shape = label.node().shape();
            return shape.isScalar() ? "a class label" : "a tensor of class labels of shape " + shape;
        }
        if (this instanceof Text) {
            return "a string";
        }
        if (this instanceof Tuple tuple) {
            return "a tuple of " + tuple.elements().size() + " values";
        }
        return this instanceof Function ? "a function" : "an initialiser";
    }
}
