package dev.nnm.cli.subject;

import dev.nnm.cli.file.Reads;
import dev.nnm.compiler.NnmCompiler;
import dev.nnm.compiler.SourceFiles;
import dev.nnm.compiler.check.CheckedModel;
import dev.nnm.compiler.problem.SourceText;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The model file that a command works on. */
public final class ModelFile {

    @Reads(Reads.MODEL)
    @Parameters(paramLabel = "FILE", description = "The model file (.nnm).")
    @SuppressWarnings("NullAway.Init")
    private Path path;

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The text of the file. */
    public SourceText read() {
        return SourceFiles.read(path);
    }

    /** Parses and checks the file. */
    public CheckedModel check(NnmCompiler compiler) {
        return compiler.check(compiler.parse(read()));
    }
}
