package dev.nnm.compiler.loop.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the sizes of methods from class files. */
public final class BytecodeSizes {

    /** HotSpot interprets what is longer. */
    private static final int COMPILED = 8_000;

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private final DataInputStream in;
    private final Map<Integer, String> texts = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new LinkedHashMap<>();

    private BytecodeSizes(byte[] classFile) {
        this.in = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    /** Fails if a method is so long that HotSpot interprets it. */
    public static void assertCompiledByTheJit(Map<String, byte[]> classes) {
        assertAllBelow(COMPILED, classes);
    }

    /** Fails if a method has that many bytes or more. */
    static void assertAllBelow(int limit, Map<String, byte[]> classes) {
        classes.forEach((name, bytes) -> assertThat(of(bytes))
                .as(name)
                .isNotEmpty()
                .allSatisfy((method, size) -> assertThat(size).as(method).isLessThan(limit)));
    }

    /** The length of each method's code in bytes, by name and descriptor. */
    public static Map<String, Integer> of(byte[] classFile) {
        BytecodeSizes reader = new BytecodeSizes(classFile);
        try {
            reader.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.sizes;
    }

    private void read() throws IOException {
        in.skipNBytes(8);
        readConstants(in.readUnsignedShort());
        in.skipNBytes(6);
        in.skipNBytes(2L * in.readUnsignedShort());
        readMembers();
        readMembers();
    }

    private void readConstants(int count) throws IOException {
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            if (tag == UTF8) {
                texts.put(index, in.readUTF());
            } else {
                in.skipNBytes(length(tag));
                index += tag == LONG || tag == DOUBLE ? 1 : 0;
            }
        }
    }

    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case LONG, DOUBLE -> 8;
            default -> throw new IllegalArgumentException("constant of kind " + tag);
        };
    }

    private void readMembers() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipNBytes(2);
            String name = texts.get(in.readUnsignedShort()) + texts.get(in.readUnsignedShort());
            readAttributes(name);
        }
    }

    private void readAttributes(String member) throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            boolean code = "Code".equals(texts.get(in.readUnsignedShort()));
            long length = Integer.toUnsignedLong(in.readInt());
            if (code) {
                in.skipNBytes(4);
                sizes.put(member, in.readInt());
                in.skipNBytes(length - 8);
            } else {
                in.skipNBytes(length);
            }
        }
    }
}
