package dev.nnm.runtime.file;

import dev.nnm.runtime.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Reads text files that users name: UTF-8, with or without a byte order mark. */
public final class TextFiles {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFiles() {}

    /** What is made of a file. */
    @FunctionalInterface
    public interface Reading<T> {

        /** Reads all of it. */
        T from(Reader reader) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @param kind what it should be, with its article
     * @throws UserError naming the file, if it cannot be read
     */
    public static <T> T read(Path path, String kind, Reading<T> reading) {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            skipByteOrderMark(reader);
            return reading.from(reader);
        } catch (UncheckedIOException e) {
            throw UnreadableFile.error(path, kind, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw UnreadableFile.error(path, kind, e);
        }
    }

    /**
     * The whole text of a file.
     *
     * @param kind what it should be, with its article
     * @throws UserError naming the file, if it cannot be read
     */
    public static String text(Path path, String kind) {
        return read(path, kind, reader -> {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        });
    }

    private static void skipByteOrderMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }
}
