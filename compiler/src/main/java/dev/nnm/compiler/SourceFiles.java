package dev.nnm.compiler;

import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.file.TextFiles;
import java.nio.file.Path;

/** Reads model files. */
public final class SourceFiles {

    private SourceFiles() {}

    /**
     * The text of a file.
     *
     * @throws dev.nnm.runtime.UserError if it cannot be read
     */
    public static SourceText read(Path file) {
        return SourceText.ofFile(file, TextFiles.text(file, "a model file"));
    }
}
