package dev.nnm.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A scalar output at a point, and its derivatives there.
 *
 * @param value the output
 * @param byInput for each input, in the model's order, the partial derivatives with respect to its elements, row-major
 */
public record OutputGradient(double value, Map<String, double[]> byInput) {

    /** Copies the map in its order. */
    public OutputGradient {
        byInput = Collections.unmodifiableMap(new LinkedHashMap<>(byInput));
    }
}
