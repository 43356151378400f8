package dev.nnm.compiler;

import dev.nnm.compiler.problem.SourceText;
import dev.nnm.runtime.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads model files. */
public final class SourceFiles {

    private SourceFiles() {}

    /**
     * The text of a file.
     *
     * @throws UserError if it cannot be read
     */
    public static SourceText read(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserError(file + " is a folder, not a model file");
        }
        if (!Files.exists(file)) {
            throw new UserError("there is no file " + file);
        }
        try {
            return new SourceText(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is not a text file in UTF-8");
        } catch (AccessDeniedException e) {
            throw new UserError("no permission to read " + file);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage());
        }
    }
}
