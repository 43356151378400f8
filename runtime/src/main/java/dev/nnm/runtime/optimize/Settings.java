package dev.nnm.runtime.optimize;

import java.util.Map;

/** The values of an optimizer's settings, defaults included. */
record Settings(Map<String, Double> values) {

    double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the optimizer declares no setting " + name);
        }
        return value;
    }
}
