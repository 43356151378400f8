package dev.nnm.compiler.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a folder gives back what it was given, and never anything else. */
class FolderCacheTest {

    private static final CacheKey KEY = CacheKey.of("model", "x²");

    @TempDir
    private Path parent;

    private FolderCache cache() {
        return cache("1");
    }

    private FolderCache cache(String version) {
        return new FolderCache(parent.resolve("a/b"), version);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(parent.resolve("a/b"))) {
            return files.toList();
        }
    }

    @Test
    void whatIsStoredIsFoundByTheNextProcess() throws IOException {
        assertThat(cache().find(KEY)).isEmpty();
        cache().store(KEY, bytes("one"));
        assertThat(cache().find(KEY)).contains(bytes("one"));
        cache().store(KEY, bytes("two"));
        assertThat(cache().find(KEY)).contains(bytes("two"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void otherKeysAndVersionsFindNothing() {
        cache().store(KEY, bytes("one"));
        assertThat(cache().find(CacheKey.of("model", "x³"))).isEmpty();
        assertThat(cache().find(CacheKey.of("modelx²"))).isEmpty();
        assertThat(cache("2").find(KEY)).isEmpty();
    }

    @Test
    void aFileOfAnotherKeyIsNotTaken() throws IOException {
        CacheKey other = CacheKey.of("other");
        cache().store(KEY, bytes("one"));
        Path file = files().get(0);
        cache().store(other, bytes("two"));
        Files.copy(file, cache().file(other.and("1")), StandardCopyOption.REPLACE_EXISTING);
        assertThat(cache().find(other)).isEmpty();
    }

    @Test
    void aDamagedFileIsNotTaken() throws IOException {
        cache().store(KEY, bytes("a result of some length"));
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(cache().find(KEY)).isEmpty();
        }
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 4;
            Files.write(file, flipped);
            assertThat(cache().find(KEY)).isEmpty();
        }
        cache().store(KEY, bytes("mended"));
        assertThat(cache().find(KEY)).contains(bytes("mended"));
    }

    @Test
    void aFolderThatCannotBeMadeKeepsNothing() throws IOException {
        Files.writeString(parent.resolve("a"), "a file");
        cache().store(KEY, bytes("one"));
        assertThat(cache().find(KEY)).isEmpty();
    }

    @Test
    void manyWritersLeaveOneWholeResult() throws IOException {
        byte[] result = new byte[100_000];
        IntStream.range(0, 40).parallel().forEach(i -> {
            FolderCache mine = cache();
            mine.store(KEY, result);
            assertThat(mine.find(KEY)).contains(result);
        });
        assertThat(files()).hasSize(1);
    }

    @Test
    void theOldestGoWhenThereIsTooMuch() throws IOException {
        FolderCache small = new FolderCache(parent.resolve("a/b"), "1", 1 << 20);
        Files.createDirectories(parent.resolve("a/b"));
        Path foreign = Files.write(parent.resolve("a/b/foreign"), new byte[2 << 20]);
        for (int i = 0; i < 10; i++) {
            CacheKey key = CacheKey.of("key", String.valueOf(i));
            small.store(key, new byte[100_000]);
            Files.setLastModifiedTime(small.file(key.and("1")), FileTime.fromMillis(1000L * i));
        }
        assertThat(files()).hasSize(11);
        small.store(KEY, new byte[100_000]);
        assertThat(files()).hasSize(6).contains(foreign);
        assertThat(small.find(KEY)).isPresent();
        assertThat(small.find(CacheKey.of("key", "6"))).isPresent();
        assertThat(small.find(CacheKey.of("key", "5"))).isEmpty();
    }
}
