package dev.nnm.runtime.prepare;

import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.VariableData;

/** Maps every element's range to [0, 1]; an element that never changes becomes 0. */
final class MinMaxScaling implements Preparation {

    @Override
    public FittedPreparation fit(VariableData training) {
        Storage minima = Storage.allocate(Precision.DOUBLE, training.size());
        Storage widths = Storage.allocate(Precision.DOUBLE, training.size());
        for (int element = 0; element < training.size(); element++) {
            ElementStatistics statistics = ElementStatistics.of(training, element);
            minima.set(element, statistics.minimum());
            widths.set(element, statistics.isConstant() ? 1 : statistics.maximum() - statistics.minimum());
        }
        return new FittedPreparation(training.name(), minima, widths);
    }
}
