package dev.nnm.compiler.syntax;

import dev.nnm.compiler.problem.SourceSpan;
import java.util.List;

/** A whole {@code .nnm} file. */
public record Program(SourceSpan span, List<Statement> statements) {

    /** Copies the statements. */
    public Program {
        statements = List.copyOf(statements);
    }
}
