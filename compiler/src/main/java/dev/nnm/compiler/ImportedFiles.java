package dev.nnm.compiler;

import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.ImportResolver;
import dev.nnm.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Imports of files by files, with paths relative to the file that imports. A text that is in no file imports none: a
 * program may get it from anywhere.
 */
final class ImportedFiles implements ImportResolver {

    @Override
    public SourceText resolve(SourceText importing, String path) {
        Path file = importing
                .file()
                .orElseThrow(() -> new UserError("This program is in no file, so no other file lies beside it."));
        try {
            Path imported = file.resolveSibling(path).normalize();
            return SourceFiles.read(imported.toString().isEmpty() ? Path.of(".") : imported);
        } catch (InvalidPathException e) {
            throw new UserError("This cannot be the name of a file.", e);
        }
    }

    @Override
    public boolean areSame(SourceText a, SourceText b) {
        return a.file().isPresent()
                && b.file().isPresent()
                && areSame(a.file().get(), b.file().get());
    }

    private static boolean areSame(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException e) {
            return a.equals(b);
        }
    }
}
