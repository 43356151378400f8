package dev.nnm.compiler.check;

import dev.nnm.compiler.syntax.Expression;
import dev.nnm.compiler.syntax.Expression.NameReference;
import dev.nnm.compiler.syntax.Statement;
import dev.nnm.compiler.syntax.Subexpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a program leaves differentiation to the compiler. */
public final class DerivativeWords {

    private DerivativeWords() {}

    /** The name of a function that differentiates, such as {@code grad}, if one stands in some statements. */
    public static Optional<String> in(List<Statement> statements) {
        List<Expression> all = new ArrayList<>();
        Subexpressions.visit(statements, all::add);
        return all.stream()
                .filter(NameReference.class::isInstance)
                .map(expression -> ((NameReference) expression).name())
                .filter(DerivativeKind::isWord)
                .findFirst();
    }
}
