package dev.nnm.runtime;

import java.util.Arrays;

/**
 * Storage in {@code float} precision.
 *
 * @param array the elements themselves, shared with whoever holds this storage
 */
@SuppressWarnings("ArrayRecordComponent") // the array is the storage, shared on purpose
public record FloatStorage(float[] array) implements Storage {

    @Override
    public int size() {
        return array.length;
    }

    @Override
    public double get(int index) {
        return array[index];
    }

    @Override
    public void set(int index, double value) {
        array[index] = (float) value;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }

    @Override
    public Storage copyOfRange(int from, int count) {
        return new FloatStorage(Arrays.copyOfRange(array, from, from + count));
    }
}
