package dev.nnm.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares texts with files kept under version control. {@code mvn test -Dnnm.golden=refresh} writes the files anew;
 * their diff is then to be read.
 */
public final class Golden {

    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final boolean REFRESH = "refresh".equals(System.getProperty("nnm.golden"));

    private Golden() {}

    /** Asserts that a text is that of the file {@code golden/<path>} of the test resources. */
    public static void assertMatches(String path, String actual) {
        assertMatches(RESOURCES.resolve("golden").resolve(path), actual);
    }

    /** Asserts that a text is that of a file. */
    public static void assertMatches(Path file, String actual) {
        if (REFRESH) {
            write(file, actual);
        }
        assertThat(file)
                .as("golden file; to write it run mvn test -Dnnm.golden=refresh")
                .exists();
        assertThat(read(file)).as("%s against what is computed now", file).isEqualTo(actual);
    }

    /** A folder of the test resources. */
    public static Path folder(String path) {
        return RESOURCES.resolve(path);
    }

    /** The text of a file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
