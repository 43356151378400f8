package dev.nnm.runtime.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that a command reads. What it writes must not replace one of them. */
public final class FilesRead {

    private final List<FileRead> files = new ArrayList<>();

    private record FileRead(Path file, String what) {}

    /**
     * Adds a file.
     *
     * @param what how messages call it: {@code the data that the command reads}
     */
    public void add(Path file, String what) {
        files.add(new FileRead(file, what));
    }

    /**
     * Why a file must not be written: it is, perhaps by another name, one that is read. Devices such as a terminal may
     * be read and written at once.
     *
     * @param written how messages call what is written: {@code --out p.csv}
     * @return empty if it may be written
     */
    public Optional<String> objection(String written, Path target) {
        if (!Files.isRegularFile(target)) {
            return Optional.empty();
        }
        return files.stream()
                .filter(read -> isSame(read.file, target))
                .findFirst()
                .map(read -> written + " would replace " + read.what + "; name another file");
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException e) {
            // one that cannot be looked at is not there to be replaced
            return false;
        }
    }
}
