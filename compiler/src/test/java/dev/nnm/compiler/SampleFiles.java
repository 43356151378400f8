package dev.nnm.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The samples of the project. */
final class SampleFiles {

    static final Path FOLDER = Path.of("..", "samples");

    private SampleFiles() {}

    /** The folder of what samples import. */
    private static final Path PARTS = Path.of("parts");

    /** All model files, in all folders. */
    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".nnm"))
                    .filter(file -> !FOLDER.relativize(file).startsWith("target"))
                    .filter(file -> !file.getParent().endsWith(PARTS))
                    .sorted()
                    .toList();
        }
    }

    /** How a file is called in reports. */
    static String name(Path file) {
        return FOLDER.relativize(file).toString();
    }
}
