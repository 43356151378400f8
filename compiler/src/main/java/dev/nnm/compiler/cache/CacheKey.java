package dev.nnm.compiler.cache;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

/**
 * All that a result depends on. Keys are compared as they are, not by a hash of them: equal keys mean equal results.
 *
 * @param parts in order
 */
public record CacheKey(List<String> parts) {

    /** Copies the list. */
    public CacheKey {
        parts = List.copyOf(parts);
    }

    /** A key of some parts. */
    public static CacheKey of(String... parts) {
        return new CacheKey(List.of(parts));
    }

    /** A key of these parts and more. */
    public CacheKey and(String... more) {
        List<String> all = new ArrayList<>(parts);
        Collections.addAll(all, more);
        return new CacheKey(all);
    }

    /** A name for a file; few keys share one. */
    String fileName() {
        CRC32 checksum = new CRC32();
        int length = 0;
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            checksum.update(bytes);
            checksum.update(0);
            length += bytes.length;
        }
        return String.format("%08x-%x", checksum.getValue(), length);
    }
}
