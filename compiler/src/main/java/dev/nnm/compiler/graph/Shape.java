package dev.nnm.compiler.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sizes of a tensor's axes for one example; the batch axis is not among them.
 *
 * @param sizes one positive size an axis; empty for a scalar
 */
public record Shape(List<Integer> sizes) {

    /** The shape of a scalar. */
    public static final Shape SCALAR = new Shape(List.of());

    /** Copies the sizes. */
    public Shape {
        sizes = List.copyOf(sizes);
    }

    /** The shape with the given sizes. */
    public static Shape of(Integer... sizes) {
        return new Shape(List.of(sizes));
    }

    /** The number of axes. */
    public int rank() {
        return sizes.size();
    }

    /** Whether this is the shape of a scalar. */
    public boolean isScalar() {
        return sizes.isEmpty();
    }

    /** The size of an axis, 0 being the first. */
    public int size(int axis) {
        return sizes.get(axis);
    }

    /** The number of elements, exact also where it exceeds an array's limit. */
    public long elementCount() {
        long count = 1;
        for (int size : sizes) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    /** This shape with one more axis, the first. */
    public Shape withLeadingAxis(int size) {
        List<Integer> longer = new ArrayList<>();
        longer.add(size);
        longer.addAll(sizes);
        return new Shape(longer);
    }

    /** This shape without the given axes. */
    public Shape without(List<Integer> axes) {
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < rank(); axis++) {
            if (!axes.contains(axis)) {
                kept.add(sizes.get(axis));
            }
        }
        return new Shape(kept);
    }

    /** For instance {@code [3, 4]}, and {@code []} for a scalar. */
    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
