package dev.nnm.compiler.check;

import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Statement.DimensionDefinition;
import dev.nnm.compiler.syntax.Statement.Import;
import java.util.Map;

/** What the syntax has and no graph is made of: each construct is refused in one way. */
final class Unsupported {

    private static final Map<Class<?>, String> CONSTRUCTS = Map.of(DimensionDefinition.class, "dim");

    private static final Map<Class<?>, String> NAMELESS = Map.of(Import.class, "import");

    private Unsupported() {}

    static void refuse(Expression expression) {
        String construct = CONSTRUCTS.get(expression.getClass());
        if (construct != null) {
            throw CheckProblems.unsupported(expression.span(), construct);
        }
    }

    static void refuse(Statement statement) {
        String construct = CONSTRUCTS.getOrDefault(statement.getClass(), NAMELESS.get(statement.getClass()));
        if (construct != null) {
            throw CheckProblems.unsupported(statement.span(), construct);
        }
    }

    /** Refuses a statement that defines no name, and so is not refused where names are evaluated. */
    static void refuseNameless(Statement statement) {
        if (NAMELESS.containsKey(statement.getClass())) {
            refuse(statement);
        }
    }
}
