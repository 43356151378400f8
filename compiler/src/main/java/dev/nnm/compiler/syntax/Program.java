package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import dev.nnm.compiler.problem.SourceText;
import java.util.List;

/**
 * A whole {@code .nnm} file, and what it imports.
 *
 * @param span all of its text
 * @param statements in order, the imports among them
 * @param imports the programs that it imports itself, in order
 */
public record Program(SourceSpan span, List<Statement> statements, List<ImportedProgram> imports) {

    /** Copies the lists. */
    public Program {
        statements = List.copyOf(statements);
        imports = List.copyOf(imports);
    }

    /** The text of the file. */
    public SourceText source() {
        return span.source();
    }
}
