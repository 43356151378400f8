package dev.nnm.runtime.data;

import dev.nnm.runtime.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text files that users name: UTF-8, with or without a byte order mark. */
final class TextFiles {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFiles() {}

    /** What is made of a file. */
    interface Reading<T> {

        /** Reads all of it. */
        T from(Reader reader) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @param kind what it should be, with its article
     * @throws UserError naming the file, if it cannot be read
     */
    static <T> T read(Path path, String kind, Reading<T> reading) {
        if (Files.isDirectory(path)) {
            throw new UserError(path + ": this is a folder, not " + kind + ".");
        }
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            skipByteOrderMark(reader);
            return reading.from(reader);
        } catch (NoSuchFileException e) {
            throw new UserError(path + ": there is no such file.", e);
        } catch (IOException | UncheckedIOException e) {
            throw e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException
                    ? new UserError(path + ": this is not UTF-8 text.", e)
                    : new UserError(path + ": the file cannot be read: " + e.getMessage(), e);
        }
    }

    private static void skipByteOrderMark(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }
}
