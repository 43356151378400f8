package dev.nnm.runtime.prepare;

import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import dev.nnm.runtime.data.VariableData;

/**
 * An affine map of an input's elements, learnt from the training examples: prepared = (raw − shift)/scale. It never
 * changes: what it is made from and what it gives are copies.
 *
 * @param variable the input's name
 * @param shift a double for each element of one example
 * @param scale a double for each element of one example, not 0
 */
public record FittedPreparation(String variable, Storage shift, Storage scale) {

    /** Copies the numbers. */
    public FittedPreparation {
        shift = shift.copy();
        scale = scale.copy();
    }

    /** A copy of what is subtracted. */
    @Override
    public Storage shift() {
        return shift.copy();
    }

    /** A copy of what is then divided by. */
    @Override
    public Storage scale() {
        return scale.copy();
    }

    /** The input's values, prepared, in a precision. */
    public VariableData apply(VariableData raw, Precision precision) {
        Storage values = Storage.allocate(precision, raw.values().size());
        for (int i = 0; i < values.size(); i++) {
            int element = i % raw.size();
            values.set(i, (raw.values().get(i) - shift.get(element)) / scale.get(element));
        }
        return new VariableData(raw.name(), raw.size(), values);
    }

    /** Turns, in place, a gradient for one prepared example into the gradient for the raw one: the chain rule. */
    public void chainGradient(double[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= scale.get(i);
        }
    }

    /** This map followed by another: ((x − s₁)/k₁ − s₂)/k₂ = (x − (s₁ + s₂k₁))/(k₁k₂). */
    FittedPreparation then(FittedPreparation next) {
        int size = shift.size();
        Storage bothShifts = Storage.allocate(Precision.DOUBLE, size);
        Storage bothScales = Storage.allocate(Precision.DOUBLE, size);
        for (int i = 0; i < size; i++) {
            bothShifts.set(i, shift.get(i) + next.shift.get(i) * scale.get(i));
            bothScales.set(i, scale.get(i) * next.scale.get(i));
        }
        return new FittedPreparation(variable, bothShifts, bothScales);
    }
}
