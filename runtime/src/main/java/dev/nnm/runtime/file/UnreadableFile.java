package dev.nnm.runtime.file;

import dev.nnm.runtime.NearestName;
import dev.nnm.runtime.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Says why a file that a user named cannot be read. */
public final class UnreadableFile {

    /** In a folder of more files no name is looked for. */
    private static final int MOST_LISTED = 10_000;

    private UnreadableFile() {}

    /**
     * The failure in the user's terms.
     *
     * @param kind what the file should be, with its article
     * @param failure what was thrown while it was opened or read
     */
    public static UserError error(Path path, String kind, IOException failure) {
        return new UserError(path + ": " + reason(path, kind, failure), failure);
    }

    private static String reason(Path path, String kind, IOException failure) {
        if (Files.isDirectory(path)) {
            return "this is a folder, not " + kind + ".";
        }
        if (failure instanceof NoSuchFileException) {
            return missing(path);
        }
        if (failure instanceof AccessDeniedException) {
            return "there is no permission to read it.";
        }
        return failure instanceof CharacterCodingException
                ? "this is not UTF-8 text."
                : "the file cannot be read: " + failure.getMessage();
    }

    private static String missing(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return "there is no folder " + path.getParent() + ".";
        }
        List<String> others = folder == null ? List.of() : files(folder);
        String name = String.valueOf(path.getFileName());
        return "there is no such file."
                + others.stream()
                        .filter(other -> other.startsWith(name + "."))
                        .findFirst()
                        .map(other -> " Did you mean \"" + other + "\"?")
                        .orElseGet(() -> NearestName.question(name, others));
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.limit(MOST_LISTED)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
