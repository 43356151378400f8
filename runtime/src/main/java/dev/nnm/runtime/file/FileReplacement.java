package dev.nnm.runtime.file;

import dev.nnm.runtime.UserError;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files so that a reader, or an interruption, meets either the old content or the new, never a part: the content
 * is written beside the file and moved into its place.
 */
public final class FileReplacement {

    private FileReplacement() {}

    /** What a file shall hold. */
    @FunctionalInterface
    public interface Content {

        /** Writes everything; the stream is closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Creates or replaces a file.
     *
     * @throws UserError naming the file if it cannot be written
     */
    public static void write(Path file, Content content) {
        if (Files.isDirectory(file) || file.getFileName() == null) {
            throw new UserError(file + ": this is a folder, so no file can be written there.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserError(file + ": there is no folder " + file.getParent() + " to write to.");
        }
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                writeTo(file, content);
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file, content);
            }
        } catch (AccessDeniedException e) {
            throw new UserError(file + ": writing to this place is not allowed.", e);
        } catch (FileSystemException e) {
            // its message names the file beside, which the user has not heard of
            String reason = e.getReason() == null ? "." : ": " + e.getReason();
            throw new UserError(file + ": the file cannot be written" + reason, e);
        } catch (IOException e) {
            throw new UserError(file + ": the file cannot be written: " + e.getMessage(), e);
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path beside = file.resolveSibling(name);
        try {
            writeTo(beside, content);
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void writeTo(Path file, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.writeTo(out);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
