package dev.nnm.compiler.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The form of a file of {@link FolderCache}: a mark, the key's parts, the result, and a checksum of all before it. */
final class CacheFile {

    private static final int MARK = 0x6E6E6D31;

    private CacheFile() {}

    static byte[] encode(CacheKey key, byte[] result) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MARK);
        out.writeInt(key.parts().size());
        for (String part : key.parts()) {
            writeBytes(out, part.getBytes(StandardCharsets.UTF_8));
        }
        writeBytes(out, result);
        out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    /**
     * The result in a file.
     *
     * @throws IOException if the file is damaged, or of another key
     */
    static byte[] decode(byte[] file, CacheKey key) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        int covered = file.length - Long.BYTES;
        if (in.readInt() != MARK || covered < 0 || storedChecksum(file, covered) != checksum(file, covered)) {
            throw new IOException("damaged");
        }
        int parts = in.readInt();
        boolean same = parts == key.parts().size();
        for (int i = 0; i < parts; i++) {
            String part = new String(readBytes(in), StandardCharsets.UTF_8);
            same = same && part.equals(key.parts().get(i));
        }
        if (!same) {
            throw new IOException("of another key");
        }
        return readBytes(in);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("damaged");
        }
        return in.readNBytes(length);
    }

    private static long storedChecksum(byte[] file, int at) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(file, at, Long.BYTES)).readLong();
    }

    private static long checksum(byte[] bytes, int count) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, count);
        return checksum.getValue();
    }
}
