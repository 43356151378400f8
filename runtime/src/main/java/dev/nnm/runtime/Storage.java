package dev.nnm.runtime;

/**
 * A flat array of numbers in one of the two precisions. Tensors lie in it row-major, the batch axis first. Kernels work
 * on the raw arrays; everything else may use {@link #get} and {@link #set}.
 */
public sealed interface Storage permits DoubleStorage, FloatStorage {

    /** Allocates {@code size} zeros. */
    static Storage allocate(Precision precision, int size) {
        return precision == Precision.FLOAT ? new FloatStorage(new float[size]) : new DoubleStorage(new double[size]);
    }

    /** Copies the values, rounding them to the precision. */
    static Storage of(Precision precision, double... values) {
        Storage storage = allocate(precision, values.length);
        for (int i = 0; i < values.length; i++) {
            storage.set(i, values[i]);
        }
        return storage;
    }

    /** The number of elements. */
    int size();

    /** The element at {@code index}, widened to double. */
    double get(int index);

    /** Sets the element at {@code index}, rounded to this storage's precision. */
    void set(int index, double value);

    /** The precision of the elements. */
    Precision precision();

    /** An independent copy of {@code count} elements from {@code from} on. */
    Storage copyOfRange(int from, int count);

    /** An independent copy. */
    default Storage copy() {
        return copyOfRange(0, size());
    }

    /** Copies {@code count} elements from {@code from} on into another storage, rounding if its precision is lower. */
    default void copyTo(int from, Storage destination, int at, int count) {
        if (this instanceof FloatStorage source && destination instanceof FloatStorage target) {
            System.arraycopy(source.array(), from, target.array(), at, count);
        } else if (this instanceof DoubleStorage source && destination instanceof DoubleStorage target) {
            System.arraycopy(source.array(), from, target.array(), at, count);
        } else {
            for (int i = 0; i < count; i++) {
                destination.set(at + i, get(from + i));
            }
        }
    }

    /** All elements as doubles, in a new array. */
    default double[] toDoubles() {
        double[] result = new double[size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = get(i);
        }
        return result;
    }
}
