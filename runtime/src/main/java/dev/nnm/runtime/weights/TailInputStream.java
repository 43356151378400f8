package dev.nnm.runtime.weights;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Remembers the last bytes that were read. A zip file ends with a record of its own, without which it has been cut off;
 * a {@link java.util.zip.ZipInputStream} does not look for it.
 */
final class TailInputStream extends FilterInputStream {

    /** The length of the record that ends a zip file without a comment. */
    private static final int LENGTH = 22;

    private static final int[] SIGNATURE = {'P', 'K', 5, 6};

    private final byte[] ring = new byte[LENGTH];
    private long count;

    TailInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            remember((byte) value);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = Math.max(0, read - LENGTH); i < read; i++) {
            remember(buffer[offset + i]);
        }
        return read;
    }

    /** Reads to the end and tells whether a zip file ends there. */
    boolean endsAsZip() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        boolean ends = count >= LENGTH;
        for (int i = 0; i < SIGNATURE.length; i++) {
            ends &= ring[(int) ((count + i) % LENGTH)] == SIGNATURE[i];
        }
        return ends;
    }

    private void remember(byte value) {
        ring[(int) (count % LENGTH)] = value;
        count++;
    }
}
