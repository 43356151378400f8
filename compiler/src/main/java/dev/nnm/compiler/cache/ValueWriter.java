package dev.nnm.compiler.cache;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what {@link ValueReader} reads. */
final class ValueWriter {

    private ValueWriter() {}

    static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            begin(out, ValueKind.NULL);
        } else if (value instanceof String text) {
            begin(out, ValueKind.TEXT);
            writeText(out, text);
        } else if (value instanceof byte[] bytes) {
            begin(out, ValueKind.BYTES);
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (value instanceof Integer number) {
            begin(out, ValueKind.INTEGER);
            out.writeInt(number);
        } else if (value instanceof Long number) {
            begin(out, ValueKind.LONG);
            out.writeLong(number);
        } else if (value instanceof Double number) {
            begin(out, ValueKind.DOUBLE);
            out.writeDouble(number);
        } else if (value instanceof Boolean truth) {
            begin(out, ValueKind.BOOLEAN);
            out.writeBoolean(truth);
        } else if (value instanceof Enum<?> constant) {
            begin(out, ValueKind.CONSTANT);
            writeText(out, constant.getDeclaringClass().getName());
            writeText(out, constant.name());
        } else {
            writeParts(out, value);
        }
    }

    private static void writeParts(DataOutputStream out, Object value) throws IOException {
        if (value instanceof List<?> list) {
            begin(out, ValueKind.LIST);
            writeAll(out, list);
        } else if (value instanceof Map<?, ?> map) {
            begin(out, ValueKind.MAP);
            writeAll(out, List.copyOf(map.keySet()));
            writeAll(out, new ArrayList<>(map.values()));
        } else if (value instanceof Record record) {
            begin(out, ValueKind.RECORD);
            writeText(out, record.getClass().getName());
            writeAll(out, components(record));
        } else {
            throw new IllegalArgumentException("no bytes for a " + value.getClass());
        }
    }

    private static void begin(DataOutputStream out, ValueKind kind) throws IOException {
        out.writeByte(kind.code());
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeAll(DataOutputStream out, List<?> values) throws IOException {
        out.writeInt(values.size());
        for (Object value : values) {
            write(out, value);
        }
    }

    private static List<@Nullable Object> components(Record record) {
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                values.add(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("cannot read " + component, e);
            }
        }
        return values;
    }
}
