package dev.nnm.cli.file;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.SourceFiles;
import dev.nnm.compiler.problem.SourceText;
import dev.nnm.compiler.syntax.Expression.StringLiteral;
import dev.nnm.compiler.syntax.ImportedProgram;
import dev.nnm.compiler.syntax.Program;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.TrainSetting;
import dev.nnm.runtime.UserError;
import dev.nnm.runtime.file.FilesRead;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Finds the files that a model names: what it imports, directly or not, and its data. */
public final class NamedFiles {

    private NamedFiles() {}

    /** Adds what a model file names; nothing if it is not a right program, which is reported when it is compiled. */
    public static void addTo(FilesRead read, Path modelFile) {
        try {
            addTo(read, SourceFiles.read(modelFile));
        } catch (UserError e) {
            return;
        }
    }

    /**
     * Adds what a model names.
     *
     * @throws UserError if it is not a right program
     */
    public static void addTo(FilesRead read, SourceText source) {
        // every name of a file is in quotes; most models have none and need not be parsed
        if (source.text().indexOf('"') >= 0) {
            add(read, NnmCompiler.standard().parse(source));
        }
    }

    private static void add(FilesRead read, Program program) {
        for (ImportedProgram imported : program.imports()) {
            imported.program().source().file().ifPresent(file -> read.add(file, "a file that the model imports"));
            add(read, imported.program());
        }
        program.source().file().ifPresent(file -> addData(read, program, file));
    }

    private static void addData(FilesRead read, Program program, Path file) {
        for (Statement statement : program.statements()) {
            if (statement instanceof Statement.TrainBlock train) {
                train.settings().forEach(setting -> addData(read, setting, file));
            }
        }
    }

    private static void addData(FilesRead read, TrainSetting setting, Path file) {
        StringLiteral path = null;
        if (setting instanceof TrainSetting.DataFile data) {
            path = data.path();
        } else if (setting instanceof TrainSetting.DataText text) {
            path = text.path();
        }
        if (path != null) {
            addData(read, file, path.value());
        }
    }

    private static void addData(FilesRead read, Path file, String path) {
        try {
            read.add(file.resolveSibling(path), "the data that the model names");
        } catch (InvalidPathException e) {
            // reported when the data is to be read
            return;
        }
    }
}
