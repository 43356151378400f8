package dev.nnm.compiler.check;

import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.Import;

/** What the syntax has and no graph is made of. */
final class Unsupported {

    private Unsupported() {}

    static void refuse(Statement statement) {
        if (statement instanceof Import) {
            throw CheckProblems.unsupported(statement.span(), "import");
        }
    }
}
