package dev.nnm.runtime.prepare;

import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.VariableData;

/**
 * What is known of one element of a variable over all examples.
 *
 * @param deviation the root of the mean squared distance from the mean
 */
record ElementStatistics(double minimum, double maximum, double mean, double deviation) {

    /** Collects in two passes, so that a large mean does not spoil the deviation. */
    static ElementStatistics of(VariableData variable, int element) {
        Storage values = variable.values();
        int count = values.size() / variable.size();
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = element; i < values.size(); i += variable.size()) {
            double value = values.get(i);
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
            sum += value;
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = element; i < values.size(); i += variable.size()) {
            double distance = values.get(i) - mean;
            squares += distance * distance;
        }
        return new ElementStatistics(minimum, maximum, mean, Math.sqrt(squares / count));
    }

    boolean isConstant() {
        return minimum == maximum;
    }
}
