package dev.nnm.teach.explain;

import dev.nnm.compiler.op.Elementwise;
import dev.nnm.compiler.op.Elementwises;
import dev.nnm.compiler.op.Notation;
import java.util.List;
import java.util.Optional;

/** Finds rows of the table of operations by what users call them. */
public final class Operations {

    private Operations() {}

    /** The row of that name, or with that operator. */
    public static Optional<Elementwise> find(String word) {
        return Elementwises.find(word)
                .or(() -> Elementwises.ALL.stream()
                        .filter(row -> isWritten(row, word))
                        .findFirst());
    }

    /** All names. */
    public static List<String> names() {
        return Elementwises.ALL.stream().map(Elementwise::name).toList();
    }

    private static boolean isWritten(Elementwise row, String word) {
        if (row.notation() instanceof Notation.Infix infix) {
            return infix.symbol().equals(word);
        }
        return row.notation() instanceof Notation.Choice && word.equals("if");
    }
}
