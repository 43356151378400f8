package dev.nnm.runtime.weights;

import dev.nnm.runtime.DoubleStorage;
import dev.nnm.runtime.FloatStorage;
import dev.nnm.runtime.Precision;
import dev.nnm.runtime.Storage;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The numbers of an array in NumPy's {@code .npy} format: little-endian, bit for bit as in memory. */
final class NpyData {

    private NpyData() {}

    /** The bytes of a range of a storage. */
    static byte[] bytes(Storage storage, int from, int count) {
        if (storage instanceof FloatStorage floats) {
            byte[] bytes = new byte[Math.multiplyExact(count, Float.BYTES)];
            littleEndian(bytes).asFloatBuffer().put(floats.array(), from, count);
            return bytes;
        }
        DoubleStorage doubles = (DoubleStorage) storage;
        byte[] bytes = new byte[Math.multiplyExact(count, Double.BYTES)];
        littleEndian(bytes).asDoubleBuffer().put(doubles.array(), from, count);
        return bytes;
    }

    /**
     * Reads numbers.
     *
     * @param precision their precision in the file
     */
    static Storage read(DataInputStream in, Precision precision, int count) throws IOException {
        byte[] bytes = new byte[Math.multiplyExact(count, precision == Precision.FLOAT ? Float.BYTES : Double.BYTES)];
        in.readFully(bytes);
        ByteBuffer buffer = littleEndian(bytes);
        if (precision == Precision.FLOAT) {
            float[] floats = new float[count];
            buffer.asFloatBuffer().get(floats);
            return new FloatStorage(floats);
        }
        double[] doubles = new double[count];
        buffer.asDoubleBuffer().get(doubles);
        return new DoubleStorage(doubles);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
