package dev.nnm.cli.report;

import com.google.gson.JsonElement;
import dev.nnm.runtime.Precision;
import java.util.List;

/** A computed number or tensor. */
public final class NamedTensor {

    private final String name;
    private final List<Integer> shape;
    private final double[] elements;
    private final Precision precision;

    /**
     * A tensor.
     *
     * @param name the user's name for it
     * @param shape the sizes; empty for a number
     * @param elements row-major
     * @param precision the numbers it was computed with, which decides how many digits it has
     */
    public NamedTensor(String name, List<Integer> shape, double[] elements, Precision precision) {
        this.name = name;
        this.shape = List.copyOf(shape);
        this.elements = elements.clone();
        this.precision = precision;
    }

    /** The user's name for it. */
    public String name() {
        return name;
    }

    /** As {@link TensorText} prints it. */
    String text() {
        return TensorText.of(precision).print(shape, elements);
    }

    /** A number or nested arrays. */
    JsonElement json() {
        return Json.tensor(precision, shape, elements);
    }
}
