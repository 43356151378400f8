package dev.nnm.compiler.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;

/**
 * Values as bytes: records of records, lists, maps, strings, numbers, constants of enums and null, such as the
 * description of a model.
 */
public final class ValueBytes {

    private ValueBytes() {}

    /**
     * The bytes of a value.
     *
     * @throws IllegalArgumentException if it has parts of another kind
     */
    public static byte[] encode(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ValueWriter.write(new DataOutputStream(bytes), value);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The value of bytes that {@link #encode} made.
     *
     * @param type what the value must be
     * @throws IOException if it is something else, or its classes have changed
     */
    public static <T> T decode(byte[] bytes, Class<T> type) throws IOException {
        try {
            Object value = ValueReader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
            return Objects.requireNonNull(type.cast(value));
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IOException("not a " + type.getSimpleName(), e);
        }
    }
}
