package dev.nnm.runtime.prepare;

import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.VariableData;

/** Gives every element the mean 0 and the standard deviation 1; an element that never changes becomes 0. */
final class Standardization implements Preparation {

    @Override
    public FittedPreparation fit(VariableData training) {
        Storage means = Storage.allocate(Precision.DOUBLE, training.size());
        Storage deviations = Storage.allocate(Precision.DOUBLE, training.size());
        for (int element = 0; element < training.size(); element++) {
            ElementStatistics statistics = ElementStatistics.of(training, element);
            means.set(element, statistics.isConstant() ? statistics.minimum() : statistics.mean());
            deviations.set(element, statistics.isConstant() ? 1 : statistics.deviation());
        }
        return new FittedPreparation(training.name(), means, deviations);
    }
}
