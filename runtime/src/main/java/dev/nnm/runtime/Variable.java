package dev.nnm.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * An input, a target or an output of a model.
 *
 * @param name the name in the model file
 * @param shape the sizes for one example; empty for a scalar
 * @param classes the labels, of which every element holds the index; empty if the elements are numbers
 */
public record Variable(String name, List<Integer> shape, List<String> classes) {

    /** Copies the lists. */
    public Variable {
        shape = List.copyOf(shape);
        classes = List.copyOf(classes);
    }

    /** A variable whose elements are numbers. */
    public Variable(String name, List<Integer> shape) {
        this(name, shape, List.of());
    }

    /** The number of elements for one example. */
    public int size() {
        return Shapes.size(shape);
    }

    /** Whether the elements are classes. */
    public boolean isClass() {
        return !classes.isEmpty();
    }

    /** Whether the elements are classes, each of which is a single character. */
    public boolean isCharacter() {
        return isClass() && classes.stream().allMatch(label -> label.codePointCount(0, label.length()) == 1);
    }

    /** The classes as messages list them: characters as one string in quotes. */
    public String listedClasses() {
        return isCharacter()
                ? '"' + String.join("", classes).replace("\n", "\\n").replace("\t", "\\t") + '"'
                : String.join(", ", classes);
    }

    /**
     * The elements that stand for labels: the indices of their classes.
     *
     * @throws IllegalArgumentException if there is no such class, or a label is null
     */
    public double[] indicesOf(String... labels) {
        if (labels == null || Arrays.asList(labels).contains(null)) {
            throw new IllegalArgumentException(
                    "a class of " + name + " is null; it is one of " + listedClasses() + ".");
        }
        double[] indices = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            indices[i] = classes.indexOf(labels[i]);
            if (indices[i] < 0) {
                throw new IllegalArgumentException(name + " has no class \"" + labels[i] + "\"; it is one of "
                        + String.join(", ", classes) + "." + NearestName.question(labels[i], classes));
            }
        }
        return indices;
    }

    /**
     * Checks that a number can be an element.
     *
     * @throws IllegalArgumentException if the elements are classes and the number is the index of none
     */
    public void requireElement(double value) {
        if (isClass() && !(value >= 0 && value < classes.size() && value == Math.rint(value))) {
            throw new IllegalArgumentException(name + " is one of " + classes.size() + " classes, numbered from 0: "
                    + value + " is none of these numbers");
        }
    }
}
