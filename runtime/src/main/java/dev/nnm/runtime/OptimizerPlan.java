package dev.nnm.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The choice of an optimizer.
 *
 * @param name its name, such as {@code adam}
 * @param settings the settings that differ from its defaults
 */
public record OptimizerPlan(String name, Map<String, Double> settings) {

    /** Copies the settings in their order. */
    public OptimizerPlan {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
