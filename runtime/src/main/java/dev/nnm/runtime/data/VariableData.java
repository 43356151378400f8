package dev.nnm.runtime.data;

import dev.nnm.runtime.DoubleStorage;
import dev.nnm.runtime.FloatStorage;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;

/**
 * The values of one variable in all examples.
 *
 * @param name the input's or target's name
 * @param size the number of elements in one example
 * @param values all elements, one example after the other
 */
public record VariableData(String name, int size, Storage values) {

    /** So many elements are copied in a loop before a call of arraycopy has begun. */
    private static final int FEW = 16;

    /** Checks that every value is a finite number. */
    void requireFinite() {
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (!Double.isFinite(value)) {
                String place = size == 1 ? name : "element " + i % size + " of " + name;
                throw new IllegalArgumentException("in example " + i / size + ", " + place + " is " + value
                        + "; training needs finite numbers (examples and elements are counted from 0)");
            }
        }
    }

    /** Copies the values of one example. */
    public double[] example(int index) {
        return values.copyOfRange(index * size, size).toDoubles();
    }

    /** The same values in a precision; this object itself if it is in that precision already. */
    public VariableData withPrecision(Precision precision) {
        if (values.precision() == precision) {
            return this;
        }
        Storage converted = Storage.allocate(precision, values.size());
        values.copyTo(0, converted, 0, values.size());
        return new VariableData(name, size, converted);
    }

    /** Copies consecutive examples to the beginning of another storage, converting if its precision differs. */
    public void copyRange(int first, int count, Storage to) {
        values.copyTo(first * size, to, 0, count * size);
    }

    /**
     * Copies the examples {@code order[from]} … {@code order[from + count − 1]} to the beginning of another storage.
     */
    public void gather(int[] order, int from, int count, Storage to) {
        if (values instanceof FloatStorage source && to instanceof FloatStorage target) {
            gather(source.array(), order, from, count, target.array());
        } else if (values instanceof DoubleStorage source && to instanceof DoubleStorage target) {
            gather(source.array(), order, from, count, target.array());
        } else {
            for (int i = 0; i < count; i++) {
                values.copyTo(order[from + i] * size, to, i * size, size);
            }
        }
    }

    private void gather(float[] source, int[] order, int from, int count, float[] target) {
        for (int i = 0; i < count; i++) {
            int first = order[from + i] * size;
            if (size > FEW) {
                System.arraycopy(source, first, target, i * size, size);
            } else {
                for (int j = 0; j < size; j++) {
                    target[i * size + j] = source[first + j];
                }
            }
        }
    }

    private void gather(double[] source, int[] order, int from, int count, double[] target) {
        for (int i = 0; i < count; i++) {
            int first = order[from + i] * size;
            if (size > FEW) {
                System.arraycopy(source, first, target, i * size, size);
            } else {
                for (int j = 0; j < size; j++) {
                    target[i * size + j] = source[first + j];
                }
            }
        }
    }
}
