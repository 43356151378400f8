package dev.nnm.cli.teaching;

import dev.nnm.runtime.file.FileReplacement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Files that commands write. */
final class OutputFiles {

    private OutputFiles() {}

    static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static void write(Path file, byte[] content) {
        FileReplacement.write(file, out -> out.write(content));
    }
}
