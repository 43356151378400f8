package dev.nnm.compiler.cache;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ValueWriter} wrote. */
final class ValueReader {

    /** Records and enums of other packages are not made. */
    private static final String PACKAGE = "dev.nnm.";

    private ValueReader() {}

    static @Nullable Object read(DataInputStream in) throws IOException, ReflectiveOperationException {
        return switch (ValueKind.of(in.readUnsignedByte())) {
            case NULL -> null;
            case TEXT -> readText(in);
            case BYTES -> in.readNBytes(in.readInt());
            case INTEGER -> in.readInt();
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case CONSTANT -> constant(type(readText(in)), readText(in));
            case LIST -> readAll(in);
            case MAP -> map(readAll(in), readAll(in));
            case RECORD -> record(type(readText(in)), readAll(in));
        };
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static List<@Nullable Object> readAll(DataInputStream in) throws IOException, ReflectiveOperationException {
        int size = in.readInt();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(read(in));
        }
        return values;
    }

    private static Class<?> type(String name) throws ReflectiveOperationException {
        if (!name.startsWith(PACKAGE)) {
            throw new ClassNotFoundException(name);
        }
        return Class.forName(name);
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<@Nullable Object, @Nullable Object> map(
            List<@Nullable Object> keys, List<@Nullable Object> values) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), values.get(i));
        }
        return map;
    }

    private static Object record(Class<?> type, List<@Nullable Object> components) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types).newInstance(components.toArray());
    }
}
