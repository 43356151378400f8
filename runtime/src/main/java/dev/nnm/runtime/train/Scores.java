package dev.nnm.runtime.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a model does on examples.
 *
 * @param loss the mean loss
 * @param metrics the mean of each metric, in the model's order
 */
public record Scores(double loss, Map<String, Double> metrics) {

    /** Copies the map in its order. */
    public Scores {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
}
