package dev.nnm.cli.command;

import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.SourceFiles;
import dev.nnm.compiler.check.CheckedModel;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The model file that a command works on. */
final class ModelFile {

    @Parameters(paramLabel = "FILE", description = "The model file (.nnm).")
    @SuppressWarnings("NullAway.Init")
    Path path;

    /** Parses and checks the file. */
    CheckedModel check(NnmCompiler compiler) {
        return compiler.check(compiler.parse(SourceFiles.read(path)));
    }
}
